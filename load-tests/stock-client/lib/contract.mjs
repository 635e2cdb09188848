// Everything that this client knows of the server: the .proto files, and where it listens.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { Stream } from './stream.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const STANDARD = path.resolve(HERE, '../standard');
// The story's test runs a copy of this client and says where the contract is.
const CONTRACT = process.env.PROTO_ROOT ?? path.resolve(HERE, '../../../proto/src/main/proto');
const CALL_MS_MAX = 10_000;

function load() {
  const folder = path.join(CONTRACT, 'weir/v1');
  if (!existsSync(folder)) {
    throw new Error(`there is no contract in ${folder}: say with PROTO_ROOT where the .proto files are`);
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.proto')).map((name) => path.join('weir/v1', name));
  const standard = readdirSync(STANDARD);
  return protoLoader.loadSync([...files, ...standard], {
    includeDirs: [CONTRACT, STANDARD],
    keepCase: true,
    longs: Number,
    enums: String,
    defaults: true,
    oneofs: true,
  });
}

const DEFINITION = load();
const { weir, grpc: standard } = grpc.loadPackageDefinition(DEFINITION);

const SERVICES = {
  feeds: weir.v1.FeedService,
  searches: weir.v1.SavedSearchService,
  documents: weir.v1.DocumentService,
  subscriptions: weir.v1.SubscriptionService,
  health: standard.health.v1.Health,
  reflection: standard.reflection.v1.ServerReflection,
};

// One connection. `unary` and `open` are named as in `conn.unary('feeds', 'GetFeed', {...})`.
export class Connection {
  #clients;

  constructor(address) {
    // Without sharing, so that closing one connection is felt by nobody else.
    const options = { 'grpc.use_local_subchannel_pool': 1 };
    this.#clients = Object.fromEntries(Object.entries(SERVICES).map(([name, Service]) => [
      name,
      new Service(address, grpc.credentials.createInsecure(), options),
    ]));
  }

  unary(service, method, request) {
    return new Promise((resolve, reject) => {
      const deadline = new Date(Date.now() + CALL_MS_MAX);
      this.#clients[service][method](request, { deadline }, (error, response) => {
        if (error) reject(error);
        else resolve(response);
      });
    });
  }

  // A streaming call: with a request for one that only the server streams, without for one of both sides.
  open(service, method, request) {
    const client = this.#clients[service];
    return new Stream(request === undefined ? client[method]() : client[method](request));
  }

  close() {
    Object.values(this.#clients).forEach((client) => client.close());
  }
}

// The details of a failed call, or of a failed item of a stream, by their short names.
export function errorDetails(error) {
  const status = error.metadata
    ? error.metadata.get('grpc-status-details-bin').map((bytes) => DEFINITION['google.rpc.Status'].deserialize(bytes))[0]
    : error;
  const details = {};
  for (const { type_url: url, value } of status?.details ?? []) {
    const type = url.slice(url.lastIndexOf('/') + 1);
    if (type in DEFINITION) details[type.slice(type.lastIndexOf('.') + 1)] = DEFINITION[type].deserialize(value);
  }
  return details;
}

export const codes = grpc.status;
