// A streaming call whose messages are asked for one by one. At most what the credit of the call allows waits here.
const WAIT_MS_MAX = 10_000;

export class Stream {
  #call;
  #arrived = [];
  #ended = null;
  #wake = () => {};

  constructor(call) {
    this.#call = call;
    call.on('data', (message) => this.#tell(() => this.#arrived.push(message)));
    call.on('end', () => this.#tell(() => { this.#ended ??= { error: null }; }));
    call.on('error', (error) => this.#tell(() => { this.#ended = { error }; }));
  }

  send(message) {
    this.#call.write(message);
    return this;
  }

  finish() {
    this.#call.end();
    return this;
  }

  cancel() {
    this.#call.cancel();
  }

  // The next message; null at the end. An error of the call is thrown once all that came before it has been given.
  async next() {
    const deadline = Date.now() + WAIT_MS_MAX;
    while (this.#arrived.length === 0 && this.#ended === null) {
      if (!await this.#woken(deadline - Date.now())) throw new Error(`nothing came within ${WAIT_MS_MAX} ms`);
    }
    if (this.#arrived.length > 0) return this.#arrived.shift();
    if (this.#ended.error) throw this.#ended.error;
    return null;
  }

  // All messages to the end.
  async all() {
    const messages = [];
    for (let message = await this.next(); message !== null; message = await this.next()) messages.push(message);
    return messages;
  }

  #tell(change) {
    change();
    this.#wake();
  }

  #woken(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), Math.max(0, ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
