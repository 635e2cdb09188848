// Changes that come too late, and deletions.
import assert from 'node:assert/strict';
import { refused, step } from '../lib/steps.mjs';

export async function changeAndDelete(story) {
  const { conn, feed } = story;
  const name = `${feed}/savedSearches/weirs`;

  await step('a change with a stale etag is refused, one with the present etag is made', async () => {
    const { etag } = (await conn.unary('searches', 'GetSavedSearch', { name })).saved_search;
    const change = (query) => conn.unary('searches', 'UpdateSavedSearch', {
      saved_search: { name, query },
      update_mask: { paths: ['query'] },
      etag,
    });
    const changed = (await change('title:lock')).saved_search;
    assert.equal(changed.query, 'title:lock');
    assert.equal(changed.owner, 'ann');
    const { message } = await refused('ABORTED', () => change('title:sluice'));
    assert.equal((await conn.unary('searches', 'GetSavedSearch', { name })).saved_search.query, 'title:lock');
    return message;
  });

  await step('a deleted search, subscription and feed are gone', async () => {
    await conn.unary('searches', 'DeleteSavedSearch', { name });
    await refused('NOT_FOUND', () => conn.unary('searches', 'GetSavedSearch', { name }));
    await conn.unary('subscriptions', 'DeleteSubscription', { name: story.subscription });
    await refused('NOT_FOUND', () => conn.unary('subscriptions', 'GetSubscription', { name: story.subscription }));
    await conn.unary('feeds', 'DeleteFeed', { name: feed });
    await refused('NOT_FOUND', () => conn.unary('feeds', 'GetFeed', { name: feed }));
  });
}
