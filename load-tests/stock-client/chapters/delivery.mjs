// Ann is told: as far as her credit goes, across a cut wire, each notification once and in order.
import assert from 'node:assert/strict';
import { codes, Connection, errorDetails } from '../lib/contract.mjs';
import { document } from '../lib/documents.mjs';
import { refused, step } from '../lib/steps.mjs';
import { Wire } from '../lib/wire.mjs';

const STREAMED = 6;

// What a consumer keeps of its own: its work and, changed together with it, the token behind it.
class Desk {
  handled = [];
  token = '';

  handle({ notifications, token }) {
    this.handled.push(...notifications);
    this.token = token;
  }
}

// Handles what comes until a message of this kind, which is given.
async function handleUntil(kind, stream, desk) {
  for (let message = await stream.next(); message !== null; message = await stream.next()) {
    if (message.message === 'notifications') desk.handle(message.notifications);
    if (message.message === kind) return message[kind];
  }
  throw new Error(`the stream ended before ${kind} came`);
}

async function handleCount(count, stream, desk) {
  while (desk.handled.length < count) await handleUntil('notifications', stream, desk);
}

async function acked(stream, desk) {
  stream.send({ ack: { token: desk.token } });
  assert.equal((await handleUntil('ack_confirmed', stream, desk)).token, desk.token);
}

const ids = (notifications) => notifications.map((notification) => notification.id);

export async function consumeAndResume(story) {
  const { conn, feed } = story;
  const desk = new Desk();
  const subscription = `${feed}/subscriptions/ann`;
  story.subscription = subscription;
  story.desk = desk;

  const start = (connection, fields) => connection.open('subscriptions', 'Consume')
    .send({ start: { subscription, ...fields } });
  const everything = async () => (await conn.open('subscriptions', 'ReadNotifications', {
    subscription,
    from: { place: 'PLACE_EARLIEST' },
  }).all()).flatMap((message) => message.notifications?.notifications ?? []);

  await step('a subscription is made that selects by owner and asks for fields and snippets', async () => {
    const made = (await conn.unary('subscriptions', 'CreateSubscription', {
      parent: feed,
      subscription: { name: subscription, selector: { owners: ['ann'] }, view: { fields: ['title', 'price'], snippets: {} } },
    })).subscription;
    assert.ok(made.stored_token);
    return made.name;
  });

  const wire = await Wire.to(story.address);
  const first = new Connection(wire.address);
  let stream;
  await step('a consumer starts with a credit of 2', async () => {
    stream = start(first, { credit: { notifications: 2 } });
    const { token } = await handleUntil('started', stream, desk);
    assert.ok(token);
  });

  await step('documents are published by a stream, each answered in order; the bad one fails alone', async () => {
    const publish = conn.open('documents', 'PublishDocuments').send({ start: { parent: feed } });
    for (let i = 0; i < STREAMED; i += 1) {
      publish.send({ document: document(`d${i}`, { title: `A weir in winter ${i}`, body: 'Ice on the dam.', price: 100 * i }) });
    }
    publish.send({ document: document('bad', { titel: 'a field that the schema does not have' }) });
    publish.send({ document: document('d6', { title: 'On fish', body: 'The salmon leave the river.', tags: ['fish', 'flood'] }) });
    const answers = await publish.finish().all();
    const failed = answers.filter((answer) => (answer.status?.code ?? 0) !== 0);
    assert.deepEqual(answers.map((answer) => answer.index), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(failed.map((answer) => [answer.index, answer.status.code]), [[STREAMED, codes.INVALID_ARGUMENT]]);
    assert.match(failed[0].status.message, /titel/);
    assert.ok(errorDetails(failed[0].status).BadRequest);
    assert.deepEqual(answers.map((answer) => answer.hit_count), [1, 1, 1, 1, 1, 1, 0, 2]);
    const keys = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'bad', 'd6'];
    story.published = answers.map((answer, i) => ({ key: keys[i], position: answer.position }))
      .filter((item) => item.position > 0);
    return failed[0].status.message;
  });

  await step('the server stops at the credit, and goes on with more', async () => {
    await handleCount(2, stream, desk);
    // All 8 are on disk by now. A confirmation that comes back shows that the stream is not merely slow.
    assert.equal((await everything()).length, STREAMED + 2);
    await acked(stream, desk);
    assert.equal(desk.handled.length, 2);
    stream.send({ credit: { notifications: 3 } });
    await handleCount(5, stream, desk);
    await acked(stream, desk);
    assert.equal(desk.handled.length, 5);
    return '2, then 3 more, of 8';
  });

  await step('a notification carries the chosen fields and snippets with the words that matched', async () => {
    const [told] = desk.handled;
    assert.equal(told.kind, 'KIND_ENTER');
    assert.equal(told.owner, 'ann');
    assert.deepEqual(told.labels, { desk: 'rivers' });
    assert.deepEqual(Object.keys(told.fields).sort(), ['price', 'title']);
    assert.equal(told.snippets[0].field, 'title');
    assert.equal(told.snippets[0].text, 'A <em>weir</em> in winter 0');
    return told.snippets[0].text;
  });

  await step('the wire is cut, and the consumer resumes by its token without a gap or a repeat', async () => {
    wire.cut();
    await refused('UNAVAILABLE', () => stream.all());
    first.close();
    const { position } = await conn.unary('documents', 'PublishDocument', {
      parent: feed,
      document: document('d7', { title: 'Published while nobody listens: a weir', source: 'GAZETTE', body: 'dams' }),
      request_id: 'once',
    });
    story.published.push({ key: 'd7', position });
    stream = start(conn, { from: { token: desk.token }, credit: { notifications: 1000 } });
    await handleUntil('caught_up', stream, desk);
    assert.deepEqual(ids(desk.handled), ids(await everything()));
    assert.equal(new Set(ids(desk.handled)).size, STREAMED + 4);
    return `${desk.handled.length} notifications, each once`;
  });

  await step('a forged token is refused, and so is one of another subscription', async () => {
    const forged = desk.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const { message } = await refused('INVALID_ARGUMENT', () => start(conn, { from: { token: forged } }).all());
    const other = (await conn.unary('subscriptions', 'CreateSubscription', { parent: feed, subscription: {} })).subscription;
    await refused('INVALID_ARGUMENT', () => start(conn, { from: { token: other.stored_token } }).all());
    await conn.unary('subscriptions', 'DeleteSubscription', { name: other.name });
    return message;
  });

  await followADocument(story, stream, desk, everything);
}

// One document through all that can happen to it, while Ann listens.
async function followADocument({ conn, feed, published }, stream, desk, everything) {
  await step('new versions of a document UPDATE, LEAVE and ENTER; taking it back is a LEAVE', async () => {
    const before = desk.handled.length;
    for (const title of ['A weir in spring', 'No such thing', 'The weir again']) {
      const { position } = await conn.unary('documents', 'PublishDocument', { parent: feed, document: document('d1', { title }) });
      published.push({ key: 'd1', position });
    }
    const { position, leave_count: left } = await conn.unary('documents', 'RetractDocument', { parent: feed, key: 'd1' });
    published.push({ key: 'd1', position });
    assert.equal(left, 1);
    await handleCount(before + 4, stream, desk);
    const told = desk.handled.slice(before);
    assert.deepEqual(told.map((one) => one.kind), ['KIND_UPDATE', 'KIND_LEAVE', 'KIND_ENTER', 'KIND_LEAVE']);
    assert.deepEqual(told.map((one) => one.position), published.slice(-4).map((item) => item.position));
    assert.deepEqual(told.map((one) => one.snippets.length), [1, 0, 1, 0]);
    assert.deepEqual(told[3].fields, {});
    await acked(stream, desk);
    assert.deepEqual(ids(desk.handled), ids(await everything()));
    stream.finish();
    return told.map((one) => one.kind.replace('KIND_', '')).join(', ');
  });
}
