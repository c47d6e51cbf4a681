import type { Glyph } from "@platform/aws-model/facets/drawing";

/** Outlines in a square of 20 by 20, drawn with a stroke. */
export const GLYPHS: Readonly<Record<Glyph, string>> = {
    internet: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16zM2 10h16M10 2c3 2.4 3 13.6 0 16M10 2c-3 2.4-3 13.6 0 16",
    cdn: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16zM10 6a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM10 2v4M10 14v4M2 10h4M14 10h4",
    "internet-gateway": "M3 17v-7a7 7 0 0 1 14 0v7zM10 17v-8M7 11.5l3-3l3 3",
    "vpn-gateway":
        "M10 2l7 3v5c0 4-3 6.5-7 8c-4-1.500-7-4-7-8V5zM7.500 10h5v4h-5zM8.500 10V8.500a1.500 1.500 0 0 1 3 0V10",
    gateway: "M3 17v-7a7 7 0 0 1 14 0v7zM7 12h6M11 10l2 2l-2 2",
    connection: "M2 7.500h16M2 12.500h16M5 5l-3 2.500l3 2.500M15 10l3 2.500l-3 2.500",
    "customer-gateway": "M3 5h14v4H3zM3 11h14v4H3zM6 7h.01M6 13h.01M12 7h3M12 13h3",
    nat: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16zM6 8h8l-2.500-2.500M14 12H6l2.500 2.500",
    account: "M3 6h14v11H3zM7 6V3h6v3M3 11h14",
    guard: "M10 2l7 3v5c0 4-3 6.500-7 8c-4-1.500-7-4-7-8V5zM7 10l2.200 2.200L13.500 8",
    balancer: "M3 10h5M8 10l6-5.500M8 10h6M8 10l6 5.500M14 3h3v3h-3zM14 8.500h3v3h-3zM14 14h3v3h-3z",
    bastion: "M3 4h14v12H3zM6 8l2.500 2L6 12M10.500 12.500h3.500",
    instance:
        "M5 5h10v10H5zM8 5V2.500M12 5V2.500M8 17.500V15M12 17.500V15M5 8H2.500M5 12H2.500M17.500 8H15M17.500 12H15",
    instances: "M6 6h11v11H6zM3 14V3h11M9.500 9.500h4v4h-4z",
    service: "M10 2l7 4v8l-7 4l-7-4V6zM3 6l7 4l7-4M10 10v8",
    function: "M4 17l5-10M6 3h2l6 14h2.500",
    endpoint: "M10 2v6M10 12v6M2 10h6M12 10h6M10 8a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
    database: "M3.500 5c0-4 13-4 13 0s-13 4-13 0M3.500 5v10c0 4 13 4 13 0V5M3.500 10c0 4 13 4 13 0",
    cache: "M11 2L4 11h5l-1 7l8-10h-5.500z",
    files: "M3 5h5l2 2h7v9H3zM3 9.500h14",
    bucket: "M3 5c0-2.700 14-2.700 14 0s-14 2.700-14 0l2 11c0 2 10 2 10 0l2-11",
    "identity-provider": "M8 3a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM11 10l6 6M14.500 13.500l2-2M2 17h8",
    role: "M10 3a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM4 17c0-7 12-7 12 0z",
    registry: "M3 3h14v5H3zM3 12h14v5H3zM7 3v5M13 3v5M7 12v5M13 12v5",
    table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12",
};
