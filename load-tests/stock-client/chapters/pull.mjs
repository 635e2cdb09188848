// Bob keeps no stream open: he asks now and then, and says what he is done with.
import assert from 'node:assert/strict';
import { document } from '../lib/documents.mjs';
import { refused, step } from '../lib/steps.mjs';

export async function pullAndAcknowledge({ conn, feed, published }) {
  const subscription = `${feed}/subscriptions/bob`;
  const pull = (fields) => conn.unary('subscriptions', 'PullNotifications', { subscription, max_notifications: 1, ...fields });
  const acknowledge = (token) => conn.unary('subscriptions', 'AcknowledgeNotifications', { subscription, token });
  const keys = ({ notifications }) => notifications.map((notification) => notification.document_key);

  await step('a pull gives the same until it is acknowledged, then the next', async () => {
    await conn.unary('subscriptions', 'CreateSubscription', {
      parent: feed,
      subscription: { name: subscription, selector: { owners: ['bob'] } },
      start: { place: 'PLACE_EARLIEST' },
    });
    for (const key of ['flat-1', 'flat-2']) {
      const { position } = await conn.unary('documents', 'PublishDocument', {
        parent: feed,
        document: document(key, { title: 'Two rooms by the lake', price: 890, place: { lat: 47.36, lon: 8.54 } }),
      });
      published.push({ key, position });
    }
    const first = await pull();
    assert.deepEqual(keys(first), ['flat-1']);
    assert.deepEqual(keys(await pull()), ['flat-1']);
    const ahead = await pull({ after_token: first.token });
    assert.deepEqual(keys(ahead), ['flat-2']);
    await acknowledge(first.token);
    assert.deepEqual(keys(await pull()), ['flat-2']);
    await acknowledge(ahead.token);
    // An earlier token moves nothing back.
    assert.equal((await acknowledge(first.token)).stored_token, ahead.token);
    const empty = await pull({ wait: { nanos: 1_000_000 } });
    assert.deepEqual(keys(empty), []);
    await refused('INVALID_ARGUMENT', () => acknowledge(`${ahead.token}x`));
    return 'flat-1, flat-1, flat-2';
  });
}
