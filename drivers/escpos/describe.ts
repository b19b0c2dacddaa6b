import type { Answer } from './demux.ts';
import { statusWords } from './status.ts';
import { CLEAR_BUFFERS, type StatusTopic } from './wire.ts';

const DLE = 0x10;
const EOT = 0x04;
const TOPICS = ['', 'printer', 'cause of being offline', 'cause of an error', 'paper sensors'];

/** What bytes to the printer mean, for the technician's trace. */
export function describeSent(bytes: Uint8Array): string {
  if (bytes[0] === DLE && bytes[1] === EOT && bytes.length === 3) {
    return `status request ${bytes[2]}: ${TOPICS[bytes[2] ?? 0]}`;
  }
  if (bytes.length === CLEAR_BUFFERS.length && bytes[0] === DLE) return 'clear buffers';
  return `print data, ${bytes.length} bytes`;
}

/**
 * What the printer said, for the technician's trace.
 *
 * @param openTopic the question that the first status byte answers: the byte itself does not say
 */
export function describeReceived(
  answers: readonly Answer[],
  openTopic: StatusTopic | undefined,
  paperEndMask: number | undefined,
): string {
  if (answers.length === 0) return 'part of an answer';
  const answered = answers.findIndex(({ kind }) => kind === 'status');
  return answers
    .map((answer, index) =>
      describeAnswer(answer, index === answered ? openTopic : undefined, paperEndMask),
    )
    .join('; ');
}

function describeAnswer(
  answer: Answer,
  topic: StatusTopic | undefined,
  paperEndMask: number | undefined,
): string {
  switch (answer.kind) {
    case 'status':
      if (topic === undefined) return 'unasked';
      return `status ${topic}: ${statusWords(topic, answer.byte, paperEndMask).join(', ')}`;
    case 'status-back':
      return 'automatic status';
    case 'process-id':
      return `process ID ${answer.id}`;
    case 'flow':
      return answer.ready ? 'ready for data' : 'buffer full';
    case 'sensor':
      return 'answers no question';
    case 'discarded':
      return 'not understood';
  }
}
