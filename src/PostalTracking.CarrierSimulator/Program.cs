namespace PostalTracking.CarrierSimulator;

// A class with a name of its own: a global Program would clash with the application's in the tests, which see both.
internal static class EntryPoint
{
    private static Task Main(string[] args) => SimulatorApp.Build(args).RunAsync();
}
