/**
 * The key space: the partitions' hash ranges side by side, and on them what each key is asked for. Drawn at the
 * rate of digests; while a bar is dragged, with every movement.
 */
import { type PointerEvent, useMemo, useState } from 'react';
import { type Bar, layoutBars } from '../../draw/strip/bars.ts';
import { layoutGrass } from '../../draw/strip/grass.ts';
import { placeTexts, type Wish } from '../../draw/strip/labels.ts';
import { type LaneNumbers, refusedPart } from '../../draw/laneNumbers.ts';
import {
  chooseTop,
  type Plot,
  plotsOf,
  type StripView,
  stripHeight,
  yOf,
} from '../../draw/strip/plot.ts';
import { layoutRanges, type StripRanges } from '../../draw/strip/ranges.ts';
import { stepArea, stepLine, stepsOf } from '../../draw/strip/steps.ts';
import { barBoxes, lineWish, nameWish, textBounds } from '../../draw/strip/texts.ts';
import { READ } from '../../protocol/facts.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import type { KeyProfile } from '../../protocol/questions.ts';
import { formatUnits } from '../format.ts';
import { unitName } from '../words/names.ts';
import styles from './KeySpaceStrip.module.css';
import { KeyBar } from './KeyBar.tsx';
import { StripColumns } from './StripColumns.tsx';
import { type BarDrag, useBarDrag } from './useBarDrag.ts';
