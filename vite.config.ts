import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import solid from "vite-plugin-solid";

/** Pages the worker renders itself, so that they work without JavaScript; the shell must never answer for them. */
const WORKER_PAGES = /^\/(privacy|verzoek|request|zaak|case)(\/|$)/;

const WORKER_ORIGIN = "http://localhost:8787";

export default defineConfig({
  root: "web",
  plugins: [
    tanstackRouter({
      target: "solid",
      routesDirectory: "routes",
      generatedRouteTree: "routeTree.gen.ts",
      autoCodeSplitting: true,
      quoteStyle: "double",
      semicolons: true,
    }),
    solid(),
    tailwindcss(),
    VitePWA({
      registerType: "prompt",
      injectRegister: false,
      includeManifestIcons: false,
      manifest: {
        id: "/",
        name: "Leadhunter",
        short_name: "Leadhunter",
        description: "Leads bellen, controleren en verantwoorden.",
        lang: "nl",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#f5f8f8",
        theme_color: "#00696c",
        icons: [
          { src: "/icons/leadhunter.svg", sizes: "any", type: "image/svg+xml" },
          { src: "/icons/leadhunter-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icons/leadhunter-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icons/leadhunter-maskable-192.png", sizes: "192x192", type: "image/png", purpose: "maskable" },
          { src: "/icons/leadhunter-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,woff2}"],
        // The style of the worker's own pages is no part of the shell.
        globIgnores: ["pages.css"],
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/^\/api\//, /^\/cdn-cgi\//, WORKER_PAGES],
        clientsClaim: true,
        cleanupOutdatedCaches: true,
        // No runtime caching: nothing of /api is ever kept (P3-7, finding 1 of the security checklist).
      },
    }),
  ],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    // The CSP allows no data: fonts or scripts, so small files stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "/api": { target: WORKER_ORIGIN } } },
});
