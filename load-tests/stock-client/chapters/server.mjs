// The server says that it is well and what it offers, in the standard ways.
import assert from 'node:assert/strict';
import { step } from '../lib/steps.mjs';

const OFFERED = ['FeedService', 'SavedSearchService', 'DocumentService', 'SubscriptionService'];

export async function askTheServer({ conn }) {
  await step('the standard health service says that the server serves', async () => {
    const { status } = await conn.unary('health', 'Check', { service: '' });
    assert.equal(status, 'SERVING');
  });

  await step('reflection lists the services of the contract', async () => {
    const stream = conn.open('reflection', 'ServerReflectionInfo').send({ list_services: '*' }).finish();
    const [answer] = await stream.all();
    const names = answer.list_services_response.service.map((service) => service.name);
    OFFERED.forEach((name) => assert.ok(names.includes(`weir.v1.${name}`), `${name} is missing in ${names}`));
    return names.filter((name) => name.startsWith('weir.')).join(', ');
  });
}
