/** The worked example: a file that is served with the page. */
import { fail, type Result, succeed } from '../../base/result.ts';
import type { FirstTraffic } from './importFlow.ts';

const ADDRESS = 'data/us-flights-2008.csv';

/** Every departure raises a counter: so many that the airport with the most is more than one partition takes. */
const TRAFFIC: FirstTraffic = { reads: 0, writes: 18_000 };

/** Fetches the flights. */
export async function fetchExample(): Promise<Result<{ file: File; traffic: FirstTraffic }>> {
  try {
    const response = await fetch(new URL(ADDRESS, document.baseURI));
    if (!response.ok) return fail(`The flights could not be loaded (${response.status}).`);
    const file = new File([await response.blob()], 'us-flights-2008.csv');
    return succeed({ file, traffic: TRAFFIC });
  } catch {
    return fail('The flights could not be loaded. Is the page still connected?');
  }
}
