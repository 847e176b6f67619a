"""Given names by the pronoun that those who bear them mostly go by (written for this project).

Names that both men and women bear often (Alex, Andrea, Jean, Kim, Robin, Sam) are left out.
"""

from __future__ import annotations

__all__ = ["HE_NAMES", "SHE_NAMES"]

SHE_NAMES = frozenset(
    """Abigail Ada Adele Agnes Aisha Alejandra Alessandra Alexandra Alice Alicia Alina Alison Allison
    Amanda Amelia Amina Amy Ana Anastasia Angela Angelina Anita Ann Anna Annabel Anne Annette Annie
    Antonia Astrid Audrey Ayesha Barbara Beatrice Beatriz Becky Bella Bernadette Beth Betty Bianca Birgit
    Bridget Britta Camilla Carla Carmen Carol Carolina Caroline Carolyn Catalina Catherine Cecilia Celia
    Charlotte Cheryl Chiara Chloe Christina Christine Claire Clara Claudia Concepción Constance Consuelo
    Cristina Cynthia Dagmar Daniela Danielle Daphne Deborah Delia Denise Diana Diane Dolores Donna Dora
    Doris Dorothy Edith Eileen Elaine Eleanor Elena Eleni Elisa Elisabeth Elise Eliza Elizabeth Ella Ellen
    Elsa Emilia Emily Emma Erica Erika Esther Eugenia Eva Evelyn Faith Farah Fatima Felicity Fiona
    Florence Frances Francesca Freya Frida Gabriela Gabriella Gabrielle Gemma Georgia Georgina Geraldine
    Gertrude Gina Giulia Gloria Grace Greta Gudrun Gwen Gwendolyn Hana Hanna Hannah Harriet Hazel Heather
    Heidi Helen Helena Helene Helga Henrietta Hilary Hilda Hope Ida Ilse Imogen Inés Inga Inge Ingrid
    Irene Irina Iris Irma Isabel Isabella Isabelle Ivana Jacqueline Jane Janet Janice Jenna Jennifer Jenny
    Jessica Jill Joan Joanna Joanne Johanna Josefina Josephine Joyce Juanita Judith Judy Julia Juliana
    Julie Juliet June Karen Karin Karina Kate Katarina Katarzyna Kateryna Katharina Katherine Kathleen
    Kathryn Kathy Katja Katrin Katrina Khadija Kirsten Kristin Kristina Lara Larissa Laura Lauren Layla
    Leah Leila Lena Leonora Letizia Lidia Lilian Lillian Lily Linda Lisa Liv Lola Lorraine Louisa Louise
    Lucia Lucinda Lucy Ludmila Luisa Lydia Mabel Madeleine Madison Magda Magdalena Maggie Malala Manuela
    Margaret Margarita Margot Marguerite Maria María Mariam Marianne Marie Mariana Marilyn Marina Marion
    Marissa Marjorie Marlene Marta Martha Martina Mary Mathilda Matilda Maud Maureen Megan Melanie Melinda
    Melissa Mercedes Meryl Michaela Michelle Mildred Millicent Mina Miranda Miriam Molly Mona Monica
    Monika Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nicola Nicole Nina Nora Octavia Odette Olga
    Olivia Olympia Oprah Paloma Pamela Patricia Paula Pauline Penelope Petra Phoebe Phyllis Pilar Polly
    Priscilla Priya Rachel Ramona Raquel Rebecca Regina Renata Rita Roberta Rosa Rosalind Rosalie Rosamund
    Rose Rosemary Rosie Roxana Ruby Ruth Sabine Sabrina Sally Samantha Sandra Sara Sarah Selma Serena
    Sharon Sheila Shirley Sigrid Silvia Simone Sofia Solveig Sonia Sophia Sophie Stefanie Stella Stephanie
    Sue Susan Susanna Susanne Suzanne Svetlana Sybil Sylvia Tamara Tania Tanya Tara Tatiana Teresa Tess
    Thelma Theresa Tina Tracy Trudy Ulrike Ursula Valentina Valerie Vanessa Vera Verena Veronica Victoria
    Viola Violet Virginia Vivian Vivien Wendy Wilhelmina Winifred Yasmin Ylva Yolanda Yvette Yvonne Zaha
    Zoe Zuzana""".split()
)
HE_NAMES = frozenset(
    """Aaron Abdul Abdullah Abel Abraham Adam Adolf Adrian Ahmad Ahmed Aidan Akira Alan Albert Alberto
    Alec Alejandro Aleksander Aleksandr Alessandro Alexander Alexandre Alexei Alfred Alfredo Ali Alistair
    Allen Alonso Álvaro Ambrose Amir Anders Andreas Andrei Andrés Andrew Andrzej Andy Angelo Anthony
    Antoine Anton Antonio Archibald Arjun Armando Arne Arnold Arthur Arturo Arvid Augustus Axel Barack
    Barry Bartholomew Basil Ben Benedict Benjamin Bernard Bernardo Bernd Bernhard Bernie Bertrand Bill
    Björn Bob Boris Brad Bradley Brendan Brian Bruce Bruno Bryan Byron Caleb Callum Calvin Carl Carlo
    Carlos Cecil Cedric Charles Charlie Chris Christian Christoph Christophe Christopher Clarence Clark
    Claude Claus Clement Clive Colin Connor Conrad Constantine Craig Curtis Cyril Damian Daniel Dario
    Darren Dave David Dean Declan Dennis Derek Desmond Dick Diego Dieter Dimitri Dirk Dmitri Dmitry
    Dominic Don Donald Douglas Duncan Dwight Earl Eddie Edgar Edmund Eduardo Edward Edwin Efraim Egon
    Elias Elijah Elliot Elon Emil Emilio Emmanuel Enrique Enzo Eric Erich Erik Ernest Ernesto Ernst Erwin
    Ethan Eugene Evan Ezra Felipe Felix Ferdinand Fernando Fidel Finn Francesco Francisco Franco François
    Frank Franklin Franz Fred Frederic Frederick Friedrich Fritz Gareth Gary Gavin Geoff Geoffrey George
    Georges Georgi Gerald Gerard Gerhard Gianni Gilbert Giovanni Giuseppe Glenn Gonzalo Gordon Graham Greg
    Gregor Gregory Guido Guillermo Gunnar Günter Gustav Guy Hans Harald Harold Harry Harvey Hassan Hector
    Heinrich Helmut Hendrik Henri Henrik Henry Herbert Herman Hermann Horace Howard Hubert Hugh Hugo
    Humphrey Hussein Iain Ian Ibrahim Igor Imran Isaac Ivan Ivo Jack Jacob Jacques Jaime Jake Jakob James
    Jamie Jan Jared Jason Javier Jeff Jeffrey Jeremiah Jeremy Jerome Jerry Jesús Jim Jimmy Joachim João
    Joaquín Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jorge José Josef Joseph Joshua
    Juan Jules Julian Julio Julius Jürgen Justin Kamal Karel Karl Keith Kenji Kenneth Kevin Khalid Klaus
    Konrad Konstantin Kurt Kyle Lars Laurence Lawrence Leif Leo Leon Leonard Leonardo Leopold Lewis Liam
    Lorenzo Louis Luca Lucas Lucian Ludwig Luigi Luis Luke Magnus Malcolm Manuel Marc Marcel Marcello
    Marco Marcos Marcus Mario Marius Mark Markus Marshall Martin Marvin Massimo Mateo Mathias Mats Matt
    Matteo Matthew Matthias Maurice Mauricio Max Maximilian Maxwell Michael Michał Michel Miguel Mike
    Mikhail Miles Milton Mohamed Mohammad Mohammed Moses Muhammad Mustafa Nabil Narendra Nathan Nathaniel
    Neil Nelson Nicholas Nick Nicolas Nigel Nikita Nikolai Nikos Nils Noah Noel Norman Ola Olaf Ole Oleg
    Oliver Omar Oscar Oskar Oswald Otto Owen Pablo Paolo Pascal Patrick Paul Paulo Pavel Pedro Percy Per
    Pete Peter Petros Philip Philippe Phillip Pierre Pieter Piotr Quentin Rafael Rahul Raj Ralph Ramón
    Raoul Raúl Ray Raymond Reginald Reinhard René Reuben Ricardo Riccardo Richard Rick Rob Robert Roberto
    Rodrigo Roger Roland Rolf Roman Ronald Ross Roy Rudolf Rudolph Rupert Russell Ryan Salvador Salvatore
    Samir Samuel Santiago Scott Sean Sebastian Serge Sergei Sergio Seth Shaun Sidney Siegfried Sigmund
    Silvio Simon Spencer Stanislav Stanley Stefan Stephen Steve Steven Stuart Sven Takeshi Tariq Ted
    Terence Theo Theodor Theodore Thomas Tim Timothy Tobias Todd Tom Tomas Tomás Tomasz Tommy Tony Torsten
    Trevor Ulrich Umberto Vaclav Vasily Victor Viktor Vincent Vladimir Volodymyr Wallace Walter Warren
    Wayne Werner Wilfred Wilhelm Will Willem William Willy Winston Wolfgang Xavier Yasser Yves Zachary
    Zoltan""".split()
)
