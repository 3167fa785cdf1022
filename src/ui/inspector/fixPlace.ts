/** Marks the changes made in the list of fixes, so that a refusal and the undo are shown there. */
export const PLACE = 'fix';
