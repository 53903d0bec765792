/** A file for the fixture `store`: a tier to be made, one to be changed, a reward to go, and a mistake of nobody. */
export const FILE = `# Northwind, with a third tier.
version: 1
site: sandbox

program:
  name: Northwind Perks
  points: { name: Stars } # what customers collect

tiers:
  silver: { name: Silver, requiredPoints: 1200 }
  platinum: { name: Platinum, description: The few, requiredPoints: 9000 }

rewards:
  five-off:
    name: $5 off your order
    costInPoints: 450

removed: [ rewards/"Free shipping" ]
ignore: [ rewards/"$24 off your order" ]
`;
