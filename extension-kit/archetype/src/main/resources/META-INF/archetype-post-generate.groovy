// Takes away what the chosen kind has no use for.
def project = new File(request.outputDirectory, request.artifactId)
def kind = request.properties['kind']
def names = [fact: 'OwnFact.java', function: 'OwnFunction.java']
project.eachFileRecurse { file ->
    if (names.any { of, name -> of != kind && file.name == name }) {
        file.delete()
    }
}
if (kind == 'data') {
    new File(project, 'src/main/java').deleteDir()
}
