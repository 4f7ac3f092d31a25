using PaperBot;
using PaperBot.Terminal;

PrivateFiles.CreateOnlyPrivate();
return await Verbs.RunAsync(args);
