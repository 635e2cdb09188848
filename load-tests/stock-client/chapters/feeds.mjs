// A feed is made; one that cannot be is refused in words, and leaves nothing behind.
import assert from 'node:assert/strict';
import { refused, step } from '../lib/steps.mjs';

const SCHEMA = {
  fields: [
    { name: 'title', type: 'FIELD_TYPE_TEXT', analyzer: 'english' },
    { name: 'body', type: 'FIELD_TYPE_TEXT' },
    { name: 'source', type: 'FIELD_TYPE_KEYWORD', normalizer: 'NORMALIZER_LOWERCASE' },
    { name: 'price', type: 'FIELD_TYPE_LONG' },
    { name: 'place', type: 'FIELD_TYPE_GEO_POINT' },
    { name: 'tags', type: 'FIELD_TYPE_KEYWORD', repeated: true },
  ],
  default_fields: ['title', 'body'],
};

export async function makeAFeed(story) {
  const { conn, feed } = story;

  await step('a feed with an unknown analyzer is refused, and the answer names those that there are', async () => {
    const schema = { fields: [{ name: 'title', type: 'FIELD_TYPE_TEXT', analyzer: 'klingon' }] };
    const { message, details } = await refused('INVALID_ARGUMENT', () =>
      conn.unary('feeds', 'CreateFeed', { feed: { name: feed, schema } }));
    const [violation] = details.BadRequest.field_violations;
    assert.match(violation.field, /^feed\.schema\.fields\[0\]/);
    assert.match(message, /klingon/);
    assert.match(message, /english/);
    await refused('NOT_FOUND', () => conn.unary('feeds', 'GetFeed', { name: feed }));
    return violation.field;
  });

  await step('a feed is made, and the same request once more makes no other', async () => {
    const request = { feed: { name: feed, schema: SCHEMA }, request_id: `make-${feed}` };
    const made = (await conn.unary('feeds', 'CreateFeed', request)).feed;
    const again = (await conn.unary('feeds', 'CreateFeed', request)).feed;
    assert.deepEqual(again, made);
    assert.equal(made.schema.fields.length, SCHEMA.fields.length);
    await refused('ALREADY_EXISTS', () => conn.unary('feeds', 'CreateFeed', { feed: { name: feed, schema: SCHEMA } }));
    return made.name;
  });
}
