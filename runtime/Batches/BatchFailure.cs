namespace KcapiGen;

/// <summary>Represents a message of a batch that failed.</summary>
/// <param name="Index">The index of the message in the batch, or of the sector in the call, from 0.</param>
/// <param name="Exception">The exception that the message alone would have thrown.</param>
public readonly record struct BatchFailure(int Index, Exception Exception);
