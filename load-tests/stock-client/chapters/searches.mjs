// Searches are saved one by one and by import; a bad query is told by line and column.
import assert from 'node:assert/strict';
import { codes, errorDetails } from '../lib/contract.mjs';
import { refused, step } from '../lib/steps.mjs';

const ZURICH = { lat: 47.3769, lon: 8.5417 };

const SEARCHES = [
  { id: 'weirs', owner: 'ann', labels: { desk: 'rivers' }, query: 'title:weir' },
  { id: 'salmon-run', owner: 'ann', labels: { desk: 'fish' }, query: 'body:"salmon river"~3' },
  {
    id: 'cheap-near-zurich',
    owner: 'bob',
    filters: [
      { field: 'price', range: { upper: { long_value: 900 } } },
      { field: 'place', geo_distance: { center: ZURICH, radius_meters: 10_000 } },
    ],
  },
];

const IMPORTED = [
  { id: 'floods', owner: 'ann', query: 'tags:flood' },
  { id: 'broken', owner: 'ann', query: 'title:weir AND (' },
  { id: 'gazette', owner: 'ann', query: 'source:Gazette AND body:dam*' },
];

// The line and column that the details of an error tell.
function placeOf(details) {
  const { line, column } = details.ErrorInfo.metadata;
  assert.ok(Number(line) >= 1 && Number(column) >= 1, `no line and column in ${JSON.stringify(details.ErrorInfo)}`);
  return `line ${line}, column ${column}`;
}

export async function saveSearches(story) {
  const { conn, feed } = story;
  const named = ({ id, ...search }) => ({ ...search, name: `${feed}/savedSearches/${id}` });

  await step('searches are saved, with words, a phrase, a range and a distance', async () => {
    const costs = [];
    for (const search of SEARCHES) {
      const saved = (await conn.unary('searches', 'CreateSavedSearch', { parent: feed, saved_search: named(search) }))
        .saved_search;
      assert.equal(saved.state, 'STATE_ACTIVE');
      assert.ok(saved.create_position > 0 && saved.uid > 0 && saved.etag);
      costs.push(`${search.id} by ${saved.cost.every_document ? 'every document' : saved.cost.anchors.join(' ')}`);
    }
    return costs.join(', ');
  });

  await step('a query with a syntax error is refused with its line and column', async () => {
    const { message, details } = await refused('INVALID_ARGUMENT', () =>
      conn.unary('searches', 'CreateSavedSearch', {
        parent: feed,
        saved_search: { name: `${feed}/savedSearches/bad`, query: 'title:weir AND\n  (body:salmon' },
      }));
    assert.equal(details.BadRequest.field_violations[0].field, 'saved_search.query');
    const place = placeOf(details);
    assert.match(place, /line 2/, message);
    await refused('NOT_FOUND', () => conn.unary('searches', 'GetSavedSearch', { name: `${feed}/savedSearches/bad` }));
    return place;
  });

  await step('an import saves the good ones, and names the bad one by its number', async () => {
    const stream = conn.open('searches', 'ImportSavedSearches').send({ start: { parent: feed } });
    IMPORTED.forEach((search) => stream.send({ saved_search: named(search) }));
    const answers = await stream.finish().all();
    assert.deepEqual(answers.map((answer) => answer.index), [0, 1, 2]);
    // An item that went well may leave out its status: OK is what it is by default.
    assert.deepEqual(answers.map((answer) => answer.status?.code ?? 0), [0, codes.INVALID_ARGUMENT, 0]);
    return `number 1 at ${placeOf(errorDetails(answers[1].status))}`;
  });

  await step('the list has them by name, a page at a time', async () => {
    const names = [];
    let token = '';
    do {
      const page = await conn.unary('searches', 'ListSavedSearches', { parent: feed, page_size: 2, page_token: token });
      names.push(...page.saved_searches.map((search) => search.name.split('/').pop()));
      token = page.next_page_token;
    } while (token);
    assert.deepEqual(names, ['cheap-near-zurich', 'floods', 'gazette', 'salmon-run', 'weirs']);
    return names.join(', ');
  });
}
