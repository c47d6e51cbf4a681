import type { Exemption } from "./lib/exemption";

/**
 * The exemptions of this pack. Each lifts one rule for the resources that match a URN pattern, until a date at most a
 * year away. The two hard rules (app-in-private-subnets, app-ingress-alb-or-bastion) cannot be lifted.
 */
export const exemptions: readonly Exemption[] = [];
