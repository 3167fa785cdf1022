/** Real, short programs. */
import { expect, test } from 'vitest';
import { runProgram } from './processes.ts';

const node = (script: string) => [process.execPath, '-e', script];

test('the exit code and both streams are returned', async () => {
  const ending = await runProgram(node('console.log(1); console.error(2); process.exitCode = 3'), {
    secondsMax: 30,
  });
  expect(ending.code).toBe(3);
  expect(ending.output.split('\n').sort()).toEqual(['', '1', '2']);
  expect(ending.timedOut).toBe(false);
});

test('a program that takes too long is stopped', async () => {
  const ending = await runProgram(node('setInterval(() => {}, 1000)'), { secondsMax: 0.2 });
  expect(ending).toMatchObject({ timedOut: true, output: '\nStopped after 0.2 s.\n' });
  expect(ending.code).not.toBe(0);
});

test('a program that is not there is a failure, not an exception', async () => {
  const ending = await runProgram(['/nowhere/program'], { secondsMax: 30 });
  expect(ending.code).not.toBe(0);
  expect(ending.output).toContain('ENOENT');
});

test('the environment is passed on, with changes', async () => {
  const ending = await runProgram(node('console.log(process.env.COLOUR)'), {
    secondsMax: 30,
    env: { COLOUR: 'blue' },
  });
  expect(ending.output).toBe('blue\n');
});
