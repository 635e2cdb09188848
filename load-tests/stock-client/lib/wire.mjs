// A wire that can be cut: passes bytes on to the server until told to stop, in the midst of whatever is under way.
import net from 'node:net';

export class Wire {
  #server;
  #sockets = new Set();

  static async to(address) {
    const wire = new Wire();
    const at = address.lastIndexOf(':');
    const target = { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
    wire.#server = net.createServer((near) => wire.#join(near, net.connect(target)));
    await new Promise((resolve) => { wire.#server.listen(0, '127.0.0.1', resolve); });
    return wire;
  }

  get address() {
    return `127.0.0.1:${this.#server.address().port}`;
  }

  cut() {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#server.close();
  }

  #join(near, far) {
    for (const [from, to] of [[near, far], [far, near]]) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  }
}
