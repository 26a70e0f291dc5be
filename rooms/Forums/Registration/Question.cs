namespace Isthmus.Forums.Registration;

internal enum QuestionKind { Text, Choice, Several, YesNo, Number }

/// <summary>A question of a registration type. One with a condition counts only where an earlier answer is the one named.</summary>
internal sealed class Question : IVersioned, IAudited
{
    public required QuestionId Id { get; init; }
    public required RegistrationTypeId TypeId { get; init; }
    public int Place { get; set; }
    public required QuestionKind Kind { get; set; }
    public required LocalText Text { get; set; }

    /// <summary>The choices, one a line, alike in number in each language.</summary>
    public required LocalText Choices { get; set; }
    public bool Required { get; set; }

    /// <summary>Asked later, of those who were approved.</summary>
    public bool FollowUp { get; set; }
    public QuestionId? OnlyIf { get; set; }

    /// <summary>The answer to the other question that makes this one count: yes, no, or the number of a choice.</summary>
    public string? OnlyIfAnswer { get; set; }
    public int Version { get; private set; }

    public int ChoiceCount => Choices.All.Values.Select(t => t.Split('\n').Length).DefaultIfEmpty(0).Max();

    /// <summary>The choice with this number, from 1, in the reader's language.</summary>
    public string Choice(int number, string language)
    {
        var lines = Choices.In(language).Split('\n');
        return number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : "";
    }
}

/// <summary>What somebody answered: a text, yes or no, a number, the number of a choice, or several of these parted by commas.</summary>
internal sealed class Answer : IAudited
{
    public required RegistrantId RegistrantId { get; init; }
    public required QuestionId QuestionId { get; init; }
    public required string Value { get; set; }
}
