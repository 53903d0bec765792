// The floor of a plan: 5 calls in 1 round.
import { hangUp, readSite } from './http.mjs';

await readSite();
hangUp();
