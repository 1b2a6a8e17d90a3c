import { defineConfig } from 'vitepress'

const page = (text: string, link: string) => ({ text, link })

export default defineConfig({
  title: 'nn',
  description: 'Feed-forward neural networks in Java, with every number explained.',
  lang: 'en',
  cleanUrls: false,
  lastUpdated: false,
  // Formulas are typeset as SVG when the site is built, so the pages load nothing from elsewhere.
  markdown: { math: true },
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      page('Tutorials', '/tutorials/first-experiment'),
      page('Guides', '/guides/data'),
      page('Reference', '/reference/experiment'),
      page('Explanation', '/explanation/architecture'),
    ],
    sidebar: [
      page('Start', '/'),
      {
        text: 'Tutorials',
        items: [
          page('A first experiment', '/tutorials/first-experiment'),
          page('A first plugin', '/tutorials/first-plugin'),
          page('The article with a pencil', '/tutorials/article'),
          page('Train and predict in Java', '/tutorials/embedding'),
        ],
      },
      {
        text: 'Guides',
        items: [
          page('Examples', '/guides/examples'),
          page('Data', '/guides/data'),
          page('Training', '/guides/training'),
          page('Lessons: training problems', '/guides/lessons'),
          page('Cross-validation', '/guides/cross-validation'),
          page('Sweeps', '/guides/sweeps'),
          page('Interrupt and resume', '/guides/resume'),
          page('Read a report', '/guides/reports'),
          page('Explain a network', '/guides/explain'),
          page('Data larger than memory', '/guides/large-data'),
          page('Write formulas', '/guides/formulas'),
          page('Debug a plugin', '/guides/debug-a-plugin'),
          page('Serve predictions', '/guides/serve-predictions'),
          page('Completion in the editor', '/guides/editor'),
        ],
      },
      {
        text: 'Reference',
        items: [
          page('Every key', '/reference/experiment'),
          page('Every function', '/reference/functions'),
          page('Every metric', '/reference/metrics'),
          page('Every command', '/reference/commands'),
          page('The run folder', '/reference/run-folder'),
          page('The model file', '/reference/model-file'),
          page('Plugin interface', '/reference/plugins'),
          page('Glossary', '/reference/glossary'),
        ],
      },
      {
        text: 'Explanation',
        items: [
          page('Architecture', '/explanation/architecture'),
          page('Back-propagation in nn', '/explanation/back-propagation'),
          page('Reproducibility', '/explanation/reproducibility'),
          page('Engines', '/explanation/engines'),
          page('Benchmarks', '/explanation/benchmarks'),
          page('Reliability', '/explanation/reliability'),
          page('What nn trusts', '/explanation/trust'),
          page('Decisions', '/adr/'),
          page('Style', '/contributing/style'),
        ],
      },
    ],
  },
})
