/** As it was written; compared without regard to case. */
export type NatStrategy = string;

/** @throws Error when the elastic addresses do not fit the strategy. */
export function refuseUnfitAddresses(strategy: NatStrategy, addresses: number, zones: number): void {
    switch (strategy.toLowerCase()) {
        case "none":
            if (addresses > 0) {
                throw new Error(
                    `Elastic IP allocation IDs cannot be specified when NAT Gateway strategy is '${strategy}'.`,
                );
            }
            return;
        case "single":
            if (addresses > 1) {
                throw new Error(`Exactly one Elastic IP may be specified when NAT Gateway strategy is '${strategy}'.`);
            }
            return;
        case "oneperaz":
            if (addresses > 0 && addresses !== zones) {
                throw new Error(
                    `The number of Elastic IPs, if specified, must match the number of availability zones for the VPC (${zones}) when NAT Gateway strategy is '${strategy}'`,
                );
            }
            return;
        default:
            throw new Error(`Unknown NatGatewayStrategy '${strategy}'`);
    }
}

/** Whether a public subnet in this zone gets one, when there are so many already. */
export function needsNatGateway(strategy: NatStrategy, already: number, zone: number): boolean {
    switch (strategy.toLowerCase()) {
        case "single":
            return already < 1;
        case "oneperaz":
            return already < zone + 1;
        default:
            return false;
    }
}
