/** What stands below the explanation, where nobody sees it at first. */
import { onceReached } from '../onceReached.tsx';
import styles from './Inspector.module.css';

export const HottestKeys = onceReached(() => import('./HottestKeys.tsx'), styles.keys);

export const PartitionDetails = onceReached(() => import('./PartitionDetails.tsx'), styles.details);
