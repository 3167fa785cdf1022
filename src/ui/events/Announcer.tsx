/** Reads throttling and splits aloud while the run goes on: the page's one polite live region. */
import { useEffect, useState } from 'react';
import type { EngineEvent } from '../../engine/types.ts';
import { useApp } from '../appContext.ts';
import { eventSentence } from '../words/events.ts';
import styles from './Announcer.module.css';
import { createAnnouncer } from './announcer.ts';

export function Announcer() {
  const { live } = useApp();
  const [text, setText] = useState('');

  useEffect(() => {
    const announcer = createAnnouncer(setText, (task, delayMs) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    });
    const { digest: heardBefore, events } = live.getState();
    let heard = heardBefore;
    // What happened while this was being loaded would never be told otherwise.
    announcer.tell(
      events
        .map(({ event }) => event)
        .filter(isSpoken)
        .map(sentenceOf),
    );
    let { run } = live.getState();
    const stop = live.subscribe((state) => {
      const { digest } = state;
      // What was told is about another table.
      if (state.run !== run) announcer.forget();
      run = state.run;
      if (digest === heard || digest === null) return;
      heard = digest;
      // After a jump in time the log is told anew: that is no news.
      if (!digest.eventsAnew) announcer.tell(digest.events.filter(isSpoken).map(sentenceOf));
    });
    return () => {
      stop();
      announcer.dispose();
    };
  }, [live]);

  return (
    <p className={styles.unseen} aria-live="polite">
      {text}
    </p>
  );
}

function isSpoken({ detail }: EngineEvent): boolean {
  return detail.kind.startsWith('throttling') || detail.kind.startsWith('split');
}

function sentenceOf({ detail }: EngineEvent): string {
  return eventSentence(detail);
}
