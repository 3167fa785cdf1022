/** What is read aloud, on a clock turned by hand. */
import { expect, test } from 'vitest';
import { createAnnouncer } from './announcer.ts';

function announcerUnderTest() {
  const said: string[] = [];
  let task: (() => void) | null = null;
  const announcer = createAnnouncer(
    (text) => said.push(text),
    (run) => {
      task = run;
      return () => {
        task = null;
      };
    },
  );
  const passSecond = (): void => task?.();
  return { announcer, said, passSecond };
}

test('what was told about another run is taken back, and what waited is not told', () => {
  const { announcer, said, passSecond } = announcerUnderTest();
  announcer.tell(['One.']);
  announcer.tell(['Two.']);
  announcer.forget();
  passSecond();
  expect(said).toEqual(['One.', '']);
});

test('the first sentence is said at once, what follows within a second together', () => {
  const { announcer, said, passSecond } = announcerUnderTest();
  announcer.tell(['One.']);
  announcer.tell(['Two.']);
  announcer.tell(['Three.']);
  expect(said).toEqual(['One.']);
  passSecond();
  expect(said).toEqual(['One.', 'Two. Three.']);
  passSecond();
  announcer.tell(['Four.']);
  expect(said).toEqual(['One.', 'Two. Three.', 'Four.']);
});

test('of many only the first are said, the others counted', () => {
  const { announcer, said } = announcerUnderTest();
  announcer.tell(['One.', 'Two.', 'Three.', 'Four.']);
  expect(said).toEqual(['One. Two. And 2 more.']);
});

test('after the end nothing is said', () => {
  const { announcer, said, passSecond } = announcerUnderTest();
  announcer.tell(['One.']);
  announcer.tell(['Two.']);
  announcer.dispose();
  passSecond();
  expect(said).toEqual(['One.']);
});
