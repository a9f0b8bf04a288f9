namespace PostalTracking.Web.Hosting;

/// <summary>
/// Work that is done again and again, by any number of instances at once: each takes what is due and finds nothing where another
/// was quicker.
/// </summary>
internal interface IRound
{
    /// <returns>How many things it did.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}
