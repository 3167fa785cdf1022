/** The model page: every rule of the simulation with how sure it is and where it is known from. From `docs/model.md`. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import source from '../../../docs/model.md?raw';
import { Segments } from '../Segments.tsx';
import { MARK_MEANINGS, MARKS, type Mark } from '../words/sources.ts';
import { ruleAddress } from './address.ts';
import { Blocks, MarkBadge } from './Blocks.tsx';
import styles from './ModelPage.module.css';
import { parseModel, type Section } from './rules.ts';

interface Props {
  /** The section to begin at; empty: at the top. */
  readonly shown: string;
  readonly onClose: () => void;
}

/** All, or only the rules with this mark. */
type Filter = Mark | 'all';

export default function ModelPage({ shown, onClose }: Props) {
  const model = useMemo(() => parseModel(source), []);
  const [filter, setFilter] = useState<Filter>('all');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  // What was filtered out cannot be gone to; once all is shown again, the effect below finds it.
  const hidden =
    filter !== 'all' && model.sections.some((each) => each.id === shown && !isShown(each, filter));
  if (hidden) setFilter('all');

  useEffect(() => {
    const target = shown === '' ? null : document.getElementById(elementId(shown));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, [shown]);

  return (
    <dialog ref={dialog} className={styles.page} aria-labelledby={id} onClose={onClose}>
      <header className={styles.bar}>
        <h2 id={id} className={styles.title}>
          {model.title}
        </h2>
        <FilterChoice filter={filter} onChoose={setFilter} sections={model.sections} />
        <form method="dialog" className={styles.close}>
          <button type="submit">Close</button>
        </form>
      </header>
      <div className={styles.body}>
        <nav className={styles.contents} aria-label="Sections of the model">
          <ul>
            {model.sections
              .filter((section) => isShown(section, filter))
              .map((section) => (
                <li key={section.id} data-level={section.level}>
                  <a href={ruleAddress(section.id)} aria-current={section.id === shown ? 'true' : undefined}>
                    {section.rule === null ? section.title : `${section.rule} ${section.title}`}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        <div className={styles.text}>
          {filter === 'all' ? (
            <Blocks blocks={model.introduction} />
          ) : (
            <p>
              Rules with parts that are <MarkBadge mark={filter} />: {MARK_MEANINGS[filter]}.
            </p>
          )}
          {model.sections
            .filter((section) => isShown(section, filter))
            .map((section) => (
              <SectionText key={section.id} section={section} />
            ))}
        </div>
      </div>
    </dialog>
  );
}

function isShown({ marks }: Section, filter: Filter): boolean {
  return filter === 'all' || marks.includes(filter);
}

/** Equal to the address, so that the browser itself goes there. */
function elementId(section: string): string {
  return ruleAddress(section).slice(1);
}

interface FilterProps {
  readonly filter: Filter;
  readonly onChoose: (filter: Filter) => void;
  readonly sections: readonly Section[];
}

function FilterChoice({ filter, onChoose, sections }: FilterProps) {
  const choices: readonly Filter[] = ['all', ...MARKS];
  const segments = choices.map((choice) => {
    const count = sections.filter(
      ({ rule, marks }) => rule !== null && (choice === 'all' || marks.includes(choice)),
    );
    const name = `${choice} ${count.length}`;
    return choice === 'all' ? { value: choice, name } : { value: choice, name, title: MARK_MEANINGS[choice] };
  });
  return <Segments label="Which rules" value={filter} segments={segments} look="large" onChange={onChoose} />;
}

function SectionText({
  section: { id, rule, title, level, marks, blocks, inCode },
}: {
  readonly section: Section;
}) {
  const Heading = level === 2 ? 'h3' : 'h4';
  return (
    <section
      id={elementId(id)}
      className={styles.section}
      data-rule={rule ?? undefined}
      tabIndex={-1}
      aria-label={title}
    >
      <Heading className={styles.heading}>
        {rule === null ? null : <span className={styles.rule}>{rule}</span>}
        <a href={ruleAddress(id)} className={styles.anchor}>
          {title}
        </a>
        {marks.map((mark) => (
          <MarkBadge key={mark} mark={mark} />
        ))}
      </Heading>
      <Blocks blocks={blocks} />
      {inCode.length === 0 ? null : (
        <details className={styles.details}>
          <summary>How this page computes it</summary>
          <Blocks blocks={inCode} />
        </details>
      )}
    </section>
  );
}
