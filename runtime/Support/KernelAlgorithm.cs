namespace KcapiGen;

/// <summary>Represents an algorithm that is registered in the running kernel, as <c>/proc/crypto</c> lists it.</summary>
/// <param name="Name">The algorithm, such as <c>gcm(aes)</c>.</param>
/// <param name="Driver">The implementation, such as <c>generic-gcm-aesni</c>.</param>
/// <param name="Type">The kernel's type, such as <c>aead</c>, <c>skcipher</c>, <c>shash</c>.</param>
/// <param name="Priority">The kernel uses the driver with the highest priority of all that have the same name.</param>
/// <param name="IsInternal">Whether only other drivers can use it; an application cannot bind to it.</param>
public sealed record KernelAlgorithm(string Name, string Driver, string Type, int Priority, bool IsInternal);
