/**
 * Dragging a key's bar: from the share of the traffic it is dragged to, to the weight that gives it that share.
 * Weights are multiplied before they are normalised, so the other keys give way in proportion.
 */
import { DIMENSIONS } from '../../protocol/facts.ts';
import type { KeyLine, KeyPiece, KeyProfile } from '../../protocol/questions.ts';

/** A share within these bounds can be reached by a weight. */
const SHARE_LEAST = 0.000_01;
const SHARE_MOST = 0.99;

/**
 * How many times its present weight gives a key the wanted share, 0…1: s(1 − c) / c(1 − s). Null if no weight does,
 * because the key has no traffic or all of it.
 */
export function weightFactor(present: number, wanted: number): number | null {
  if (!(present > 0) || !(present < 1 - 1e-9)) return null;
  const share = Math.min(SHARE_MOST, Math.max(SHARE_LEAST, wanted));
  return (share * (1 - present)) / (present * (1 - share));
}

/** Units/s of all keys, [read, write]. */
export function totalUnits({ hottest, reads, writes }: KeyProfile): readonly [number, number] {
  const total = (dimension: 0 | 1, bins: Float32Array): number =>
    hottest.reduce((sum, { offered }) => sum + offered[dimension], 0) + bins.reduce((a, b) => a + b, 0);
  return [total(0, reads), total(1, writes)];
}

/** The profile as it would be with `factor` times the weight of the key `name`. */
export function withWeight(profile: KeyProfile, name: string, factor: number): KeyProfile {
  const key = profile.hottest.find((line) => line.name === name);
  if (key === undefined) return profile;
  const totals = totalUnits(profile);
  const scales = DIMENSIONS.map((dimension) => {
    const share = totals[dimension] > 0 ? key.offered[dimension] / totals[dimension] : 0;
    const all = 1 - share + share * factor;
    return { own: all > 0 ? factor / all : 1, others: all > 0 ? 1 / all : 1 };
  });
  const scaled = <Line extends KeyLine | KeyPiece>(line: Line, own: boolean): Line => {
    const by = (dimension: 0 | 1): number => scales[dimension]?.[own ? 'own' : 'others'] ?? 1;
    return { ...line, offered: [line.offered[0] * by(0), line.offered[1] * by(1)] };
  };
  const whole = 1 - key.share + key.share * factor;
  const withShare = (line: KeyLine): KeyLine => {
    const own = line.name === name;
    return { ...scaled(line, own), share: (line.share * (own ? factor : 1)) / whole };
  };
  return {
    ...profile,
    hottest: profile.hottest.map(withShare),
    pieces: profile.pieces.map((piece) => scaled(piece, piece.key === name)),
    reads: profile.reads.map((units) => units * (scales[0]?.others ?? 1)),
    writes: profile.writes.map((units) => units * (scales[1]?.others ?? 1)),
  };
}
