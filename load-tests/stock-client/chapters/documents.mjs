// What can be asked of documents: which searches would match, what was published, how a version was.
import assert from 'node:assert/strict';
import { document } from '../lib/documents.mjs';
import { refused, step } from '../lib/steps.mjs';

export async function askForDocuments(story) {
  const { conn, feed } = story;
  const head = async () => (await conn.unary('feeds', 'GetFeed', { name: feed })).feed.head_position;

  await step('percolating tells which searches match a document, and stores nothing', async () => {
    const before = await head();
    const answers = await conn.open('documents', 'Percolate', {
      parent: feed,
      document: document('', { title: 'Weirs of the Limmat', tags: ['flood'], price: 10, place: '47.38,8.54' }),
      snippets: {},
    }).all();
    const matches = answers.flatMap((answer) => answer.matches);
    const ids = matches.map((match) => match.saved_search.split('/').pop());
    assert.deepEqual([...ids].sort(), ['cheap-near-zurich', 'floods', 'weirs']);
    assert.deepEqual(answers.flatMap((answer) => answer.failures), []);
    assert.equal(matches.find((match) => match.saved_search.endsWith('/weirs')).snippets[0].text,
      '<em>Weirs</em> of the Limmat');
    assert.equal(await head(), before);
    return ids.join(', ');
  });

  await step('the documents are read back in the order of the log, the retraction among them', async () => {
    const events = await conn.open('documents', 'ReadDocuments', { parent: feed, from: { place: 'PLACE_EARLIEST' } })
      .all();
    const positions = events.map((event) => (event.document ?? event.retraction).position);
    assert.deepEqual(positions, [...positions].sort((a, b) => a - b));
    assert.deepEqual(positions, story.published.map((item) => item.position));
    assert.deepEqual(events.map((event) => (event.document ?? event.retraction).key),
      story.published.map((item) => item.key));
    assert.equal(events.filter((event) => event.retraction).length, 1);
    return `${events.length} events`;
  });

  await step('a version is given by its position, also of a document that was taken back', async () => {
    const { key, position } = story.published.find((item) => item.key === 'd1');
    await refused('NOT_FOUND', () => conn.unary('documents', 'GetDocument', { parent: feed, key }));
    const first = (await conn.unary('documents', 'GetDocument', { parent: feed, key, position })).document;
    assert.equal(first.fields.title.values[0].string_value, 'A weir in winter 1');
    return `${key} at ${position}`;
  });
}
