namespace PaperBot.Tests.Hostile;

/// <summary>Tests that measure the memory of the process, and therefore run while no others do.</summary>
[CollectionDefinition(nameof(MemoryMeasurement), DisableParallelization = true)]
public static class MemoryMeasurement;
