using PaperBot.Terminal;

return await Verbs.RunAsync(args);
