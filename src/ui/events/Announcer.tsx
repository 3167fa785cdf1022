/** Reads throttling and splits aloud while the run goes on: the page's one polite live region. */
import { useEffect, useState } from 'react';
import type { EngineEvent } from '../../engine/types.ts';
import { useApp } from '../appContext.ts';
import { prefixIn } from '../useLanes.ts';
import { isSpoken, spokenSentence } from '../words/spokenEvents.ts';
import styles from './Announcer.module.css';
import { createAnnouncer } from './announcer.ts';

export function Announcer() {
  const { live, experiment } = useApp();
  const [text, setText] = useState('');

  useEffect(() => {
    const announcer = createAnnouncer(setText, (task, delayMs) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    });
    const sentencesOf = (events: readonly EngineEvent[]): string[] =>
      events.flatMap(({ lane, detail }) =>
        isSpoken(detail) ? [prefixIn(experiment.getState(), lane) + spokenSentence(detail)] : [],
      );
    const { digest: heardBefore, events } = live.getState();
    let heard = heardBefore;
    // What happened while this was being loaded would never be told otherwise.
    announcer.tell(sentencesOf(events.map(({ event }) => event)));
    let { run } = live.getState();
    const stop = live.subscribe((state) => {
      const { digest } = state;
      // What was told is about another table.
      if (state.run !== run) announcer.forget();
      run = state.run;
      if (digest === heard || digest === null) return;
      heard = digest;
      // After a jump in time the log is told anew: that is no news.
      if (!digest.eventsAnew) announcer.tell(sentencesOf(digest.events));
    });
    return () => {
      stop();
      announcer.dispose();
    };
  }, [live, experiment]);

  return (
    <p className={styles.unseen} aria-live="polite">
      {text}
    </p>
  );
}
