// Some tests run the program in this process, which has one Console.Error.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
