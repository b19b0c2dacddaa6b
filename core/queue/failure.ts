/** Expected refusals of the queue. The stable numbers and the words in every language are in api/failures.ts. */
export type QueueFailureCode =
  | 'service-unknown'
  | 'segment-unknown'
  | 'counter-unknown'
  | 'ticket-unknown'
  | 'ticket-wrong-state'
  | 'ticket-not-today'
  | 'numbers-exhausted'
  | 'counter-not-open'
  | 'counter-busy'
  | 'counter-idle'
  | 'counter-lacks-service'
  | 'call-limit-reached'
  | 'return-limit-reached'
  | 'grace-over'
  | 'print-state-final'
  | 'branch-closed'
  | 'last-ticket-over'
  | 'service-cap-reached'
  | 'segment-cap-reached'
  | 'visit-unknown'
  | 'undo-nothing'
  | 'undo-too-late';

export interface QueueFailure {
  readonly code: QueueFailureCode;
}
