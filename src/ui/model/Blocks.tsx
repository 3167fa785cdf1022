/** Blocks of the document as elements. */
import type { Mark } from '../words/sources.ts';
import { MARKS } from '../words/sources.ts';
import { ruleAddress } from './address.ts';
import styles from './Blocks.module.css';
import type { Block, Inline, Inlines } from './markdown.ts';

export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return numbered(blocks).map(([number, block]) => <OneBlock key={number} block={block} />);
}

/** The document does not change while it is shown, so that its parts may be told apart by their places. */
function numbered<Part>(parts: readonly Part[]): [number: number, part: Part][] {
  return [...parts.entries()];
}

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return null;
    case 'paragraph':
      return (
        <p>
          <Runs inlines={block.inlines} />
        </p>
      );
    case 'list': {
      const items = numbered(block.items).map(([number, item]) => (
        <li key={number}>
          <Runs inlines={item} />
        </li>
      ));
      return block.isOrdered ? (
        <ol className={styles.numbers}>{items}</ol>
      ) : (
        <ul className={styles.bullets}>{items}</ul>
      );
    }
    case 'table':
      return (
        <table className={styles.table}>
          <thead>
            <tr>
              {numbered(block.head).map(([number, cell]) =>
                cell.length === 0 ? (
                  <td key={number} />
                ) : (
                  <th key={number} scope="col">
                    <Runs inlines={cell} />
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {numbered(block.rows).map(([line, row]) => (
              <tr key={line}>
                {numbered(row).map(([number, cell]) => (
                  <td key={number}>
                    <Runs inlines={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>;
  }
}

function Runs({ inlines }: { readonly inlines: Inlines }) {
  return numbered(inlines).map(([number, inline]) => <Run key={number} inline={inline} />);
}

function Run({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'emphasis':
      return <em>{inline.text}</em>;
    case 'strong':
      return isMark(inline.text) ? <MarkBadge mark={inline.text} /> : <strong>{inline.text}</strong>;
    case 'link':
      return <Reference text={inline.text} address={inline.address} />;
  }
}

/** Sections of this page, pages elsewhere; other files of the project have no page here. */
function Reference({ text, address }: { readonly text: string; readonly address: string }) {
  if (address.startsWith('#')) return <a href={ruleAddress(address.slice(1))}>{text}</a>;
  if (!/^https:/.test(address)) return text;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}

function isMark(text: string): text is Mark {
  return MARKS.some((mark) => mark === text);
}

/** How sure something is. */
export function MarkBadge({ mark }: { readonly mark: Mark }) {
  return (
    <span className={styles.mark} data-mark={mark}>
      {mark}
    </span>
  );
}
