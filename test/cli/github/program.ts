/** A file for the fixture `store` whose changes nobody has to agree to: a tier to be made, a tier and a reward to be changed. */
export const PROGRAM = `# Northwind, with a third tier.
version: 1
site: sandbox

program:
  name: Northwind Perks
  points: { name: Stars } # what customers collect

tiers:
  silver: { name: Silver, requiredPoints: 1200 } # from 2027
  platinum: { name: Platinum, description: The few, requiredPoints: 9000 }

rewards:
  five-off:
    name: $5 off your order
    costInPoints: 450 # was 500 until spring

ignore: [ rewards/"$24 off your order" ]
`;
