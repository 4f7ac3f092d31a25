namespace PaperBot.Tests.Parsing;

/// <summary>Real vault notes of both styles, with every kind of trap. Their text is not part of the project.</summary>
public sealed class SharedNoteSampleTests(ITestOutputHelper output)
{
    // Below each file its entry, or the severity of its problem: date | title | first author (number of authors) | characters of the abstract | paragraphs of
    // the commentary (characters) | tags | arXiv id or host of each link.
    private const string Sample = """
        2016/09.md
          Warning
        2019/190325 Implicit Generative and Generalization in Energy-Based Models.md
          2019-03-25 | Implicit Generative and Generalization in Energy-Based Models | - | 0 | 10 (1316) | #energy_based_model #generative_model | 1903.08689
        2020/200128 Squeeze-Excitation.md
          2020-01-28 | Squeeze-Excitation | - | 0 | 1 (165) | #backbone | -
        2019/191118 Anchor-Free.md
          2019-11-18 | Anchor-Free | - | 0 | 11 (1560) | #object_detection | -
        2020/200103 BlendMask.md
          2020-01-03 | BlendMask | - | 0 | 3 (276) | #instance_segmentation #object_detection #1stage | 2001.00309
        2019/190620 XLNet.md
          2019-06-20 | XLNet | - | 0 | 3 (455) | #pretraining #language_model | 1906.08237
        2019/190724 MixNet.md
          2019-07-24 | MixNet | - | 0 | 1 (96) | #backbone #convolution | 1907.09595
        2019/191022 MelGAN.md
          2019-10-22 | MelGAN | - | 0 | 8 (1195) | #tts #gan | -
        2020/200211 fastai.md
          2020-02-11 | fastai: A Layered API for Deep Learning | Jeremy Howard (2) | 0 | 1 (21) | - | 2002.04688
        2020/200701 On Linear Identifiability of Learned Representations.md
          2020-07-01 | On Linear Identifiability of Learned Representations | Geoffrey Roeder (3) | 0 | 1 (163) | #identifiability | 2007.00810
        2020/200703 Language-agnostic BERT Sentence Embedding.md
          2020-07-03 | Language-agnostic BERT Sentence Embedding | Fangxiaoyu Feng (5) | 0 | 1 (87) | #pretraining #embedding #multilingual | 2007.01852
        2023/230306.md
          Warning
        2017/170629 Do GANs actually learn the distribution.md
          2017-06-29 | Do GANs actually learn the distribution | - | 0 | 9 (1614) | #gan | 1706.08224
        2020/200305 What the [MASK].md
          2020-03-05 | What the [MASK]? Making Sense of Language-Specific BERT Models | Debora Nozza (3) | 0 | 1 (54) | #bert | 2003.02912 bertlang.unibocconi.it
        2020/200518 (Re)construing Meaning in NLP.md
          2020-05-18 | (Re)construing Meaning in NLP | Sean Trott (4) | 0 | 0 (0) | #nlp | 2005.09099
        2021/211210 Self-attention Does Not Need $O(n^2)$ Memory.md
          2021-12-10 | Self-attention Does Not Need $O(n^2)$ Memory | Markus N. Rabe (2) | 0 | 2 (264) | #efficient_attention | 2112.05682
        2022/220815 LLM.int8().md
          2022-08-15 | LLM.int8(): 8-bit Matrix Multiplication for Transformers at Scale | Tim Dettmers (4) | 0 | 1 (177) | #quantization | 2208.07339
        2020/200128 Scaling Laws for LM.md
          2020-01-28 | Scaling Laws for LM | - | 0 | 0 (0) | #language_model | 2001.08361
        2020/200129 AP Loss.md
          2020-01-29 | AP Loss | - | 0 | 0 (0) | #loss #object_detection | 1904.06373
        2019/191118 CenterMask.md
          2019-11-18 | CenterMask | - | 0 | 7 (851) | #object_detection #instance_segmentation #backbone #1stage | 1911.06667 1904.09925
        2022/220531 IDE-3D.md
          2022-05-31 | IDE-3D: Interactive Disentangled Editing for High-Resolution 3D-aware Portrait Synthesis | Jingxiang Sun (6) | 0 | 1 (116) | #3d_generative_model #image_editing | 2205.15517
        2020/200122 SABL.md
          2020-01-22 | SABL | - | 0 | 1 (89) | #object_detection | 1912.04260
        2020/200122 Group Norm, Weight Standardization.md
          2020-01-22 | Group Norm, Weight Standardization | - | 0 | 1 (185) | #normalization | 1803.08494
        2020/200122 StyleGAN 2.md
          2020-01-22 | StyleGAN 2 | - | 0 | 2 (262) | #GAN #normalization | 1912.04958
        2020/201126 Thoughts on recent papers 1.md
          2020-11-26 | Thoughts on recent papers | - | 0 | 2 (596) | #review | 2003.08934 2010.07492 nerfies.github.io video-nerf.github.io 2011.12490 2011.12026
        2020/200129 Empirical Attention.md
          2020-01-29 | Empirical Attention | - | 0 | 1 (127) | #attention | 1904.05873
        2020/200130 EfficientDet.md
          2020-01-30 | EfficientDet | - | 0 | 2 (206) | #object_detection #fpn | 1911.09070
        2020/200212 GLU Variants Improve Transformer.md
          2020-02-12 | GLU Variants Improve Transformer | Noam Shazeer (1) | 0 | 1 (89) | #transformer #activation | 2002.05202
        2020/201203 Self-labeled Conditional GANs.md
          2020-12-03 | Self-labeled Conditional GANs | Mehdi Noroozi (1) | 0 | 1 (109) | #gan #unsupervised_training | 2012.02162 2006.06500
        2020/200129 Speech Recognition.md
          2020-01-29 | Speech Recognition | - | 0 | 0 (0) | #speech | 2001.10238 2001.09239 2001.09221 2001.09128 2001.02674
        2020/200619 Augmentation for GANs.md
          2020-06-19 | Augmentation for GANs | - | 0 | 5 (1088) | #review | 2006.02595 2006.05338 2006.06676 2006.10738 1910.12027 2002.04724
        2020/200207 Bayes Posterior.md
          2020-02-07 | How Good is the Bayes Posterior in Deep Neural Networks Really? | Florian Wenzel (10) | 0 | 4 (175) | #bayesian | 2002.02405
        2020/200306 What is the State of Neural Network Pruning.md
          2020-03-06 | What is the State of Neural Network Pruning? | Davis Blalock (4) | 0 | 1 (115) | #pruning #review | 2003.03033
        2020/200509 Generalizing Outside the Training Set.md
          2020-05-09 | Generalizing Outside the Training Set: When Can Neural Networks Learn Identity Effects? | Simone Brugiapaglia (3) | 0 | 1 (12) | #out_of_distribution | 2005.04330
        2020/200311 Improved Baselines with Momentum Contrastive Learning.md
          2020-03-11 | Improved Baselines with Momentum Contrastive Learning | - | 0 | 4 (635) | #contrastive_learning #review | 2003.04297
        2020/200409 EvoNorm.md
          2020-04-09 | EvoNorm | - | 0 | 15 (2168) | #review | 2004.02967 www.reddit.com 1911.09737 1805.07925 1807.09441 1907.10473
        2020/200725 Neighbor Embedding.md
          2020-07-25 | Neighbor Embedding | - | 0 | 10 (2028) | #review | 2007.08902 www.jmlr.org 1802.03426 journals.plos.org towardsdatascience.com papers.nips.cc 2003.08505
        2020/200519 Staying True to Your Word.md
          2020-05-19 | Staying True to Your Word: (How) Can Attention Become Explanation? | Martin Tutek (2) | 0 | 0 (0) | #attention | 2005.09379
        2021/211103 An Empirical Study of Training End-to-End Vision-and-Language Transformers.md
          2021-11-03 | An Empirical Study of Training End-to-End Vision-and-Language Transformers | Zi-Yi Dou (10) | 0 | 5 (399) | #vision-language #multimodal | 2111.02387
        2022/220711 Language Models (Mostly) Know What They Know.md
          2022-07-11 | Language Models (Mostly) Know What They Know | Saurav Kadavath (36) | 0 | 1 (242) | #llm | 2207.05221
        2023/230310 Towards MoE Deployment.md
          2023-03-10 | Towards MoE Deployment: Mitigating Inefficiencies in Mixture-of-Expert (MoE) Inference | Haiyang Huang (9) | 0 | 1 (119) | #mixture_of_experts | 2303.06182
        2023/230511 Musketeer (All for One, and One for All).md
          2023-05-11 | Musketeer (All for One, and One for All): A Generalist Vision-Language Model with Task Explanation Prompts | Zhaoyang Zhang (10) | 0 | 1 (136) | #vision-language #multimodal #multitask | 2305.07019
        2023/230808 Continual Pre-Training of Large Language Models.md
          2023-08-08 | Continual Pre-Training of Large Language Models: How to (re)warm your model? | Kshitij Gupta (8) | 0 | 3 (430) | #pretraining | 2308.04014
        2020/200720 Distributed Associative Memory Network with Memory Refreshing Loss.md
          2020-07-20 | Distributed Associative Memory Network with Memory Refreshing Loss | Taewon Park (3) | 0 | 1 (143) | #neural_computer | 2007.10637 2001.10913
        2020/201117 DeepNAG.md
          2020-11-17 | DeepNAG: Deep Non-Adversarial Gesture Generation | Mehran Maghoumi (3) | 0 | 1 (102) | #generative_model | 2011.09149
        2021/210816 On the Opportunities and Risks of Foundation Models.md
          2021-08-16 | On the Opportunities and Risks of Foundation Models | Rishi Bommasani (114) | 0 | 1 (74) | #lm | 2108.07258
        2021/211213 GLaM.md
          2021-12-13 | GLaM: Efficient Scaling of Language Models with Mixture-of-Experts | Nan Du (27) | 0 | 1 (99) | #moe #lm | 2112.06905
        2023/230212 I$^2$SB.md
          2023-02-12 | I$^2$SB: Image-to-Image Schrödinger Bridge | Guan-Horng Liu (6) | 0 | 2 (350) | #ddpm #sde #image_restoration | 2302.05872
        2023/230316 $P+$.md
          2023-03-16 | $P+$: Extended Textual Conditioning in Text-to-Image Generation | Andrey Voynov (4) | 0 | 1 (112) | #ddpm #text2img | 2303.09522
        2023/230624 H$_2$O.md
          2023-06-24 | H$_2$O: Heavy-Hitter Oracle for Efficient Generative Inference of Large Language Models | Zhenyu Zhang (12) | 0 | 1 (190) | #efficiency | 2306.14048
        2023/230627 CLIPA-v2.md
          2023-06-27 | CLIPA-v2: Scaling CLIP Training with 81.1% Zero-shot ImageNet Accuracy within a \$10,000 Budget; An Extra \$4,000 Unlocks 81.8% Accuracy | Xianhang Li (3) | 0 | 1 (117) | #vision-language #contrastive_learning #multimodal | 2306.15658 2305.07017
        2022/220922 Whisper.md
          2022-09-22 | Whisper | - | 0 | 11 (1296) | #asr | openai.com openai.com www.youtube.com www.youtube.com
        2023/230213 Lossy Compression.md
          2023-02-13 | Lossy Compression | - | 0 | 27 (5420) | - | www.newyorker.com 2110.10819
        2024/240131 Dolma.md
          2024-01-31 | Dolma: an Open Corpus of Three Trillion Tokens for Language Model Pretraining Research | Luca Soldaini (36) | 1588 | 8 (1289) | #dataset #corpus | 2402.00159 blog.allenai.org
        2024/240212 Suppressing Pink Elephants with Direct Principle Feedback.md
          2024-02-12 | Suppressing Pink Elephants with Direct Principle Feedback | Louis Castricato (6) | 998 | 2 (622) | #alignment #rlaif | 2402.07896
        2025/250814 NextStep-1.md
          2025-08-14 | NextStep-1: Toward Autoregressive Image Generation with Continuous Tokens at Scale | NextStep Team (50) | 883 | 2 (568) | #diffusion #autoregressive-model #image-generation | 2508.10711 2406.11838
        2024/240416 Self-playing Adversarial Language Game Enhances LLM Reasoning.md
          2024-04-16 | Self-playing Adversarial Language Game Enhances LLM Reasoning | Pengyu Cheng (7) | 1182 | 2 (279) | #rl #llm | 2404.10642 github.com 1911.01622
        2024/241202 RandAR.md
          2024-12-02 | RandAR: Decoder-only Autoregressive Visual Generation in Random Orders | Ziqi Pang (8) | 1239 | 2 (528) | #autoregressive-model #image-generation | 2412.01827 rand-ar.github.io 2411.00776
        2025/250103 Process Reinforcement through Implicit Rewards.md
          2025-01-03 | Process Reinforcement through Implicit Rewards | Ganqu Cui (23) | 0 | 2 (133) | #reward-model #reasoning #rl | curvy-check-498.notion.site 2412.01981
        2024/241107 Scaling Laws for Precision.md
          2024-11-07 | Scaling Laws for Precision | Tanishq Kumar (9) | 1136 | 8 (759) | #quantization #scaling-law | 2411.04330
        2024/240906 MiniCPM3.md
          2024-09-06 | MiniCPM3-4B | OpenBNB (1) | 0 | 2 (273) | #llm | huggingface.co 2405.04434
        2023/231211 Photorealistic Video Generation with Diffusion Models.md
          2023-12-11 | Photorealistic Video Generation with Diffusion Models | Agrim Gupta (9) | 0 | 2 (134) | #video_generation | 2312.06662 walt-video-diffusion.github.io
        2025/250415 70% Size, 100% Accuracy.md
          2025-04-15 | 70% Size, 100% Accuracy: Lossless LLM Compression for Efficient GPU Inference via Dynamic-Length Float | Tianyi Zhang (6) | 1822 | 2 (97) | #efficiency | 2504.11651 github.com
        """;

    [Fact]
    public void A_sample_of_real_notes_is_read_as_a_reader_sees_it()
    {
        var content = SharedNotes.Files().ToDictionary(file => file.File.Replace("papers/", "", StringComparison.Ordinal), file => file.Content);
        var files = Sample.Split('\n').Where(line => line[0] != ' ');
        files.SelectMany(file => Show(file, DocumentReader.Read(file, content[file]))).ShouldBe(Sample.Split('\n'));
    }

    [Fact]
    public void Hardly_any_part_of_all_real_notes_is_missed()
    {
        var reads = SharedNotes.Files().Select(file => DocumentReader.Read(file.File, file.Content)).ToList();
        var entries = reads.SelectMany(read => read.Entries).ToList();
        (string Part, double Share, double Min)[] shares =
        [
            ("one entry", Share(reads, read => read.Entries.Count == 1), 0.995),
            ("title", Share(entries, entry => entry.Title.Length > 0), 0.999),
            ("date", Share(entries, entry => entry.Date is not null), 0.999),
            ("authors", Share(entries, entry => entry.Authors.Count > 0), 0.85),
            ("abstract", Share(entries, entry => entry.Abstract is not null), 0.045),
            ("commentary", Share(entries, entry => entry.Commentary.Count > 0), 0.86),
            ("tags", Share(entries, entry => entry.Tags.Count > 0), 0.91),
            ("link", Share(entries, entry => entry.Links.Count > 0), 0.995),
            ("arXiv id", Share(entries, entry => entry.Links.Any(link => link.ArxivId is not null)), 0.96),
        ];
        output.WriteLine($"{reads.Count} notes: " + string.Join(", ", shares.Select(share => $"{share.Part} {share.Share:P2}")));
        shares.ShouldAllBe(share => share.Share > share.Min);
    }

    private static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> isMatch) => (double)all.Count(isMatch) / all.Count;

    private static IEnumerable<string> Show(string file, ParseResult read) =>
        [file, .. read.Entries.Select(Show), .. read.Problems.Select(problem => $"  {problem.Severity}")];

    private static string Show(EntryContent entry) => "  " + string.Join(" | ",
        $"{entry.Date:yyyy-MM-dd}",
        entry.Title,
        entry.Authors is [var first, ..] ? $"{first} ({entry.Authors.Count})" : "-",
        entry.Abstract?.Length ?? 0,
        $"{entry.Commentary.Count} ({entry.Commentary.Sum(paragraph => paragraph.Length)})",
        string.Join(' ', entry.Tags.Select(tag => $"#{tag}").DefaultIfEmpty("-")),
        string.Join(' ', entry.Links.Select(link => link.ArxivId ?? new Uri(link.Url).Host).DefaultIfEmpty("-")));
}
