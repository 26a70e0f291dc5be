using System.Globalization;

namespace Isthmus.Cli;

/// <summary>Positional arguments and <c>--name value</c> options of a verb.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _positional = [];

    public Arguments(IReadOnlyList<string> args, params string[] known)
    {
        for (int i = 0; i < args.Count; i++)
        {
            string name = args[i];
            string? value = null;
            if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                _positional.Add(name);
                continue;
            }

            int equals = name.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                (name, value) = (name[..equals], name[(equals + 1)..]);
            }

            if (!known.Contains(name))
            {
                throw new UnusableInputException($"{name}: there is no such option ({string.Join(", ", known)})");
            }

            if (value is null && ++i == args.Count)
            {
                throw new UnusableInputException($"{name}: a value must follow");
            }

            if (!_options.TryAdd(name, value ?? args[i]))
            {
                throw new UnusableInputException($"{name}: given twice");
            }
        }
    }

    public IReadOnlyList<string> Positional => _positional;

    public string? Text(string name) => _options.GetValueOrDefault(name);

    public int Whole(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw new UnusableInputException($"{name}: '{text}' is not a whole number from {least} to {most}");
    }

    public double Number(string name, double otherwise, double least, double most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value
            : throw new UnusableInputException(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' is not a number from {least} to {most}"));
    }
}
