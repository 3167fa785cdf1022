/**
 * How fast comparable pages are: measured by us with the method of `benchPage.ts` on the same kind of machine
 * (2 cores, headless Chromium, no GPU, 1280×800, local copies), medians of three runs in 2026.
 */

/** What a visitor of a page waits for, and what its picture costs. */
export interface PeerFigures {
  readonly name: string;
  readonly scene: string;
  /** Main-thread CPU time a frame, milliseconds. */
  readonly cpuMs: number;
  readonly fps: number;
  /** 95 of 100 frames are shorter, milliseconds. */
  readonly p95Ms: number;
}

export interface PeerLoad {
  readonly name: string;
  readonly kilobytes: number;
  readonly requests: number;
  /** First contentful paint, milliseconds. */
  readonly firstPaintMs: number;
}

export const PEER_FRAMES: readonly PeerFigures[] = [
  {
    name: 'Evoura Kafka',
    scene: '8 producers × 8 partitions × 8 consumers',
    cpuMs: 26.8,
    fps: 34,
    p95Ms: 45,
  },
  { name: 'Evoura Kafka', scene: '32 × 32 × 32', cpuMs: 148, fps: 6.2, p95Ms: 191 },
  { name: 'TensorFlow Playground', scene: 'training, default net', cpuMs: 14.9, fps: 55, p95Ms: 25 },
  { name: 'TensorFlow Playground', scene: 'training, 6 layers × 8, spiral', cpuMs: 62, fps: 16, p95Ms: 80 },
  { name: 'RaftScope', scene: 'default speed', cpuMs: 4.9, fps: 60, p95Ms: 21 },
  {
    name: 'consistent-hashing-demo',
    scene: '500 positions, an edit every 0.8 s',
    cpuMs: 2.9,
    fps: 37,
    p95Ms: 54,
  },
  { name: 'Server Survival', scene: '40 services, 60 requests/s', cpuMs: 12, fps: 6.2, p95Ms: 239 },
];

export const PEER_LOADS: readonly PeerLoad[] = [
  { name: 'RaftScope', kilobytes: 98, requests: 14, firstPaintMs: 232 },
  { name: 'TensorFlow Playground', kilobytes: 121, requests: 8, firstPaintMs: 236 },
  { name: 'Evoura Kafka', kilobytes: 254, requests: 3, firstPaintMs: 120 },
  { name: 'consistent-hashing-demo', kilobytes: 174, requests: 4, firstPaintMs: 680 },
  { name: 'Server Survival', kilobytes: 1617, requests: 75, firstPaintMs: 2536 },
];
