/** Why a browser stores nothing, in words. */

const WHY: Readonly<Record<string, string>> = {
  QuotaExceededError: 'its storage is full',
  NS_ERROR_DOM_QUOTA_REACHED: 'its storage is full',
  SecurityError: 'it does not allow this page to store anything',
  InvalidStateError: 'it does not allow this page to store anything',
  NotAllowedError: 'it does not allow this page to store anything',
};

/** Whether storage is full, rather than locked or broken. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && WHY[error.name] === WHY['QuotaExceededError'];
}

/** Goes on after "… in this browser: ". */
export function whyStorageFails(error: unknown): string {
  if (!(error instanceof Error)) return 'it does not say why';
  return WHY[error.name] ?? `it says “${error.message.replace(/\.$/, '')}”`;
}

/** Said when nothing of the experiment can be stored from the start. */
export function cannotKeep(error: unknown): string {
  return `Your experiment cannot be kept in this browser: ${whyStorageFails(error)}. Save it as a file.`;
}
