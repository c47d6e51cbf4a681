import { expect } from "chai";
import { SUBNET } from "@platform/aws-model/types";
import { MODES, StackBuilder, unknown, type Handle, type Inputs } from "../../../policy-pack/harness/stack";
import { graph } from "../../../policy-pack/harness/views";

const TABLE = "aws:ec2/routeTable:RouteTable";
const ROUTE = "aws:ec2/route:Route";

interface Parts {
    readonly stack: StackBuilder;
    readonly vpc: Handle;
    readonly subnet: Handle;
    readonly table: Handle;
    readonly gateway: Handle;
}

for (const mode of MODES) {
    /** The effective routes of a subnet in a stack with a table and an internet gateway. */
    function effective(build: (parts: Parts) => void) {
        const stack = new StackBuilder(mode);
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main");
        const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        const table = stack.add(TABLE, "table", { vpcId: vpc.ref() });
        const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "gateway", { vpcId: vpc.ref() });
        build({ stack, vpc, subnet, table, gateway });
        const found = graph(stack.records);
        const [resource] = found.ofType(SUBNET);
        if (resource === undefined) throw new Error("no subnet");
        const { tables, explicit, routes, gaps } = found.routeTables.of(resource);
        return {
            tables: tables.map(({ name }) => name),
            explicit,
            leadsTo: routes.map((route) => route.leadsTo),
            gaps,
        };
    }

    const associate = ({ stack, subnet, table }: Parts) =>
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", "a", {
            subnetId: subnet.ref(),
            routeTableId: table.ref(),
        });
    const targets = (inputs: (parts: Parts) => Inputs) =>
        effective((parts) => {
            associate(parts);
            parts.stack.add(ROUTE, "route", { routeTableId: parts.table.ref(), ...inputs(parts) });
        }).leadsTo;

    describe(`effective routes in ${mode} mode`, () => {
        it("are those of the associated table, inline and separate", () => {
            const found = effective((parts) => {
                associate(parts);
                const { stack, vpc, table, gateway } = parts;
                stack.add(ROUTE, "separate", { routeTableId: table.ref(), gatewayId: gateway.ref() });
                const other = stack.add(TABLE, "other", { vpcId: vpc.ref(), routes: [{ gatewayId: gateway.ref() }] });
                stack.add(ROUTE, "elsewhere", { routeTableId: other.ref(), gatewayId: gateway.ref() });
            });
            expect(found).to.deep.equal({ tables: ["table"], explicit: true, leadsTo: ["internet"], gaps: [] });
        });

        it("are those of the VPC's own table without an association", () => {
            const found = effective(({ stack, vpc, gateway }) => {
                stack.add("aws:ec2/defaultRouteTable:DefaultRouteTable", "default", {
                    defaultRouteTableId: vpc.ref("defaultRouteTableId"),
                    routes: [{ gatewayId: gateway.ref() }],
                });
                stack.add(ROUTE, "by-vpc", {
                    routeTableId: vpc.ref("mainRouteTableId"),
                    natGatewayId: "nat-0123456789abcdef0",
                });
            });
            expect(found).to.deep.equal({
                tables: ["the default route table of main"],
                explicit: false,
                leadsTo: ["internet", "inside"],
                gaps: [],
            });
        });

        it("are those of the table that a main association names", () => {
            const found = effective(({ stack, vpc, table, gateway }) => {
                stack.add("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", {
                    vpcId: vpc.ref(),
                    routeTableId: table.ref(),
                });
                stack.add(ROUTE, "route", { routeTableId: table.ref(), gatewayId: gateway.ref() });
            });
            expect(found).to.deep.equal({ tables: ["table"], explicit: false, leadsTo: ["internet"], gaps: [] });
        });

        it("lead to the internet by any internet or carrier gateway, whatever the destination", () => {
            expect(
                targets(({ gateway }) => ({ destinationPrefixListId: "pl-63a5400a", gatewayId: gateway.ref() })),
            ).to.deep.equal(["internet"]);
            expect(
                targets(() => ({ destinationIpv6CidrBlock: "::/0", gatewayId: "igw-0123456789abcdef0" })),
            ).to.deep.equal(["internet"]);
            expect(targets(() => ({ carrierGatewayId: "cagw-0123456789abcdef0" }))).to.deep.equal(["carrier"]);
            expect(
                targets(({ stack, vpc }) => ({
                    carrierGatewayId: stack
                        .add("aws:ec2/carrierGateway:CarrierGateway", "carrier", { vpcId: vpc.ref() })
                        .ref(),
                })),
            ).to.deep.equal(["carrier"]);
        });

        it("stay inside by other targets", () => {
            for (const inputs of [
                { natGatewayId: "nat-0123456789abcdef0" },
                { egressOnlyGatewayId: "eigw-1" },
                { gatewayId: "local" },
                { gatewayId: "vgw-1" },
                { transitGatewayId: "tgw-1" },
                { gatewayId: "", carrierGatewayId: "" },
            ]) {
                expect(
                    targets(() => inputs),
                    JSON.stringify(inputs),
                ).to.deep.equal(["inside"]);
            }
        });

        it("may lead anywhere by a target that cannot be told", () => {
            expect(targets(() => ({ gatewayId: unknown() }))).to.deep.equal(["unknown"]);
            expect(targets(() => ({ gatewayId: "something" }))).to.deep.equal(["unknown"]);
        });

        it("include routes whose table cannot be told", () => {
            const found = effective((parts) => {
                associate(parts);
                parts.stack.add(ROUTE, "stray", { routeTableId: unknown(), gatewayId: parts.gateway.ref() });
            });
            expect(found.leadsTo).to.deep.equal(["internet"]);
        });

        it("have gaps where tables or associations cannot be told", () => {
            const foreign = effective(({ stack, subnet }) =>
                stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", "a", {
                    subnetId: subnet.ref(),
                    routeTableId: "rtb-0123456789abcdef0",
                }),
            );
            expect(foreign.gaps).to.deep.equal(["route table rtb-0123456789abcdef0 is not decided by this stack"]);
            const loose = effective(({ stack, table }) =>
                stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", "loose", {
                    subnetId: unknown(),
                    routeTableId: table.ref(),
                }),
            );
            expect(loose.gaps).to.deep.equal(["the subnet of route table association loose is not known"]);
        });

        it("have a gap in the default VPC and without a VPC", () => {
            const byDefault = effective(({ stack, subnet }) => {
                const vpc = stack.add("aws:ec2/defaultVpc:DefaultVpc", "default");
                Object.assign(subnet.record.inputs, { vpcId: vpc.record.id || "04da6b54-80e4-46f7-96ec-b56ff0331ba9" });
                Object.assign(subnet.record.outputs, subnet.record.inputs);
                Object.assign(subnet.record.propertyDependencies, { vpcId: [vpc.record.urn] });
            });
            expect(byDefault.gaps).to.deep.equal(["the default route table of default is not decided by this stack"]);
            const nowhere = effective(({ subnet }) => {
                for (const side of [subnet.record.inputs, subnet.record.outputs]) delete side["vpcId"];
            });
            expect(nowhere.gaps).to.deep.equal(["nothing tells its route table"]);
        });
    });
}
