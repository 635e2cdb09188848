// The whole story of Weir, told to a real server by a client that knows nothing but the .proto files.
//   node story.mjs HOST:PORT
import { setTimeout } from 'node:timers';
import { askForDocuments } from './chapters/documents.mjs';
import { askTheServer } from './chapters/server.mjs';
import { changeAndDelete } from './chapters/endings.mjs';
import { consumeAndResume } from './chapters/delivery.mjs';
import { makeAFeed } from './chapters/feeds.mjs';
import { pullAndAcknowledge } from './chapters/pull.mjs';
import { saveSearches } from './chapters/searches.mjs';
import { Connection } from './lib/contract.mjs';
import { stepsDone } from './lib/steps.mjs';

const STORY_MS_MAX = 60_000;

const address = process.argv[2];
if (!address?.includes(':')) {
  console.error('usage: node story.mjs HOST:PORT');
  process.exit(2);
}

setTimeout(() => {
  console.error(`the story has not come to its end within ${STORY_MS_MAX} ms`);
  process.exit(1);
}, STORY_MS_MAX).unref();

const conn = new Connection(address);
// A feed of its own, so that the story can be told to a server that has others.
const story = { address, conn, feed: `feeds/story-${Date.now().toString(36)}-${process.pid}` };

try {
  await askTheServer(story);
  await makeAFeed(story);
  await saveSearches(story);
  await consumeAndResume(story);
  await pullAndAcknowledge(story);
  await askForDocuments(story);
  await changeAndDelete(story);
  console.log(`the whole story: ${stepsDone()} steps`);
} catch (error) {
  console.error(error.stack);
  process.exitCode = 1;
} finally {
  conn.close();
}
