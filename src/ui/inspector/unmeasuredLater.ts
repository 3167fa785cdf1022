/** What stands for conclusions that nothing supports yet; loaded when that is first so, wherever in the inspector. */
import { later } from '../later.tsx';

export const Unmeasured = later(() => import('./Unmeasured.tsx'));
