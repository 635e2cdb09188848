// Steps of the story: each prints one line, and the first that fails ends it.
import assert from 'node:assert/strict';
import { codes, errorDetails } from './contract.mjs';

let count = 0;

// Does one step; what it returns is printed behind its title.
export async function step(title, work) {
  try {
    const seen = await work();
    count += 1;
    console.log(`ok ${String(count).padStart(2)}  ${title}${seen ? `: ${seen}` : ''}`);
  } catch (error) {
    console.log(`FAILED  ${title}: ${error.message}`);
    throw error;
  }
}

export function stepsDone() {
  return count;
}

// Awaits a refusal of this kind and gives it with its details.
export async function refused(code, work) {
  try {
    await work();
  } catch (error) {
    if (error.code === undefined) throw error;
    assert.equal(codes[error.code], code, `another refusal than expected: ${error.message}`);
    return { message: error.details, details: errorDetails(error) };
  }
  throw new assert.AssertionError({ message: `it was not refused with ${code}` });
}
