import { expect, test } from 'vitest';
import { createNoticeStore } from './noticeStore.ts';
import { createStorageNotice } from './storageNotice.ts';

test('all that is not stored is one notice, said once, which goes when all is stored', () => {
  const notices = createNoticeStore();
  const tell = createStorageNotice(notices);
  const said = (): string[] => notices.getState().notices.map(({ text }) => text);
  tell('settings', 'Locked.');
  tell('experiment', 'Full.');
  expect(said()).toEqual(['Locked. Full.']);
  tell('settings', null);
  expect(said()).toEqual(['Full.']);
  notices.dismiss('storage');
  tell('experiment', 'Full.');
  expect(said()).toEqual([]);
  tell('experiment', null);
  expect(said()).toEqual([]);
});
