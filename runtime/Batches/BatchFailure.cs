namespace KcapiGen;

/// <summary>A message of a batch that failed.</summary>
/// <param name="Index">Its place in the batch, from 0; of sectors the place of the sector in the call.</param>
/// <param name="Exception">What went wrong: what the same message would have thrown alone.</param>
public readonly record struct BatchFailure(int Index, Exception Exception);
