import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 600 },
  // While working on the pages: `npm run dev` beside `chengtu serve`.
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
