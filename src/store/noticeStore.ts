/** Sentences that stand above the page until the user has read them. */
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a notice is about; there is one of each at most, the latest. */
export type NoticeTopic =
  | 'storage'
  | 'unreadable'
  | 'putAside'
  | 'replay'
  | 'scenario'
  | 'notArrived'
  | 'weight';

export interface Notice {
  readonly topic: NoticeTopic;
  readonly text: string;
  /** What can be done about it with one click, after which the notice is gone; null: nothing. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export interface NoticeState {
  /** In the order in which they were said. */
  readonly notices: readonly Notice[];
}

export interface NoticeStore extends StoreApi<NoticeState> {
  readonly say: (notice: Notice) => void;
  readonly dismiss: (topic: NoticeTopic) => void;
}

/** Nothing to say. */
export function createNoticeStore(): NoticeStore {
  const store = createStore<NoticeState>(() => ({ notices: [] }));
  const without = (topic: NoticeTopic): readonly Notice[] =>
    store.getState().notices.filter((notice) => notice.topic !== topic);
  return {
    ...store,
    say: (notice) => store.setState({ notices: [...without(notice.topic), notice] }),
    dismiss: (topic) => store.setState({ notices: without(topic) }),
  };
}
